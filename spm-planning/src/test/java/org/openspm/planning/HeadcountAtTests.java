package org.openspm.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.testing.PostgresTest;
import org.openspm.domain.testing.SmallCompany;
import org.openspm.planning.calc.HeadcountLine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@PostgresTest
@Transactional
class HeadcountAtTests {
    @Autowired
    private HeadcountAt headcount;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void company() {
        SmallCompany.load(database);
    }

    @Test
    void thePictureOfADayCountsSeatsByTitleDepartmentAndLevel() {
        var picture = headcount.picture(LocalDate.of(2026, 2, 28), 3);
        assertThat(picture.total()).isEqualTo(new HeadcountLine("", 6, 5, 1, 5, 1, 1, 16));
        assertThat(picture.titles())
                .extracting(HeadcountLine::group, HeadcountLine::filled, HeadcountLine::vacant)
                .containsExactly(
                        Tuple.tuple("Executive", 3, 1), Tuple.tuple("Head", 1, 0), Tuple.tuple("Manager", 1, 0));
        assertThat(picture.departments()).extracting(HeadcountLine::group).containsExactly("Management", "Sales");
        assertThat(picture.levels())
                .extracting(HeadcountLine::group, HeadcountLine::seats)
                .containsExactly(Tuple.tuple("1", 1), Tuple.tuple("2", 1), Tuple.tuple("3", 4));
        assertThat(picture.months()).hasSize(3);
    }

    @Test
    void vacanciesSaySinceWhen() {
        var picture = headcount.picture(LocalDate.of(2026, 2, 12), 1);
        assertThat(picture.vacancies())
                .extracting(HeadcountPicture.Vacancy::seatName, HeadcountPicture.Vacancy::since)
                .containsExactly(
                        Tuple.tuple("North", LocalDate.of(2026, 2, 1)), Tuple.tuple("East", LocalDate.of(2026, 2, 11)));
    }

    @Test
    void movesAreThoseOfTheMonthSoFar() {
        assertThat(headcount.picture(LocalDate.of(2026, 2, 12), 1).moves())
                .extracting(HeadcountPicture.Move::name, HeadcountPicture.Move::starts)
                .containsExactly(Tuple.tuple("Ben Carlier", false));
        assertThat(headcount.picture(LocalDate.of(2026, 2, 28), 1).moves()).hasSize(2);
    }
}
