package org.openspm.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.testing.SmallCompany;
import org.openspm.web.testing.PageTest;
import org.openspm.web.testing.SmallPay;
import org.openspm.web.testing.TestUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Opens each route of {@code person-routes.txt} in each role for one's own figures, a report's, a peer's and others. */
@PageTest
class PersonRouteTests {
    /** Routes whose figures are those of one person; {@code /my-pay} knows only one's own. */
    private static final Pattern OF_ONE_PERSON =
            Pattern.compile("(/api/v1)?/(pay|why|statements|deals)(/.*)?|(/api/v1)?/people/\\{[^}]+}.*");

    /** Whom one may not see is refused as if absent; what is missing for another reason is not counted as a refusal. */
    private static final String ABSENT = "not for you";

    /** Jonas looks; who the others are to him. */
    private static final Map<String, String> PEOPLE =
            Map.of("own", "M2", "report", "M3", "peer", "M7", "peer’s report", "M8", "above", "M1", "left", "M4");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestUsers users;

    @Autowired
    private JdbcClient database;

    /** Whom each role sees at a route; without an entry nobody. */
    private record Line(String address, Map<Role, Set<String>> seen) {
        static Line parse(String text) {
            var split = text.lastIndexOf(" = ");
            var seen = new EnumMap<Role, Set<String>>(Role.class);
            for (var part : text.substring(split + 3).split(";")) {
                var words = List.of(part.strip().split("\\s+"));
                var whom = words.stream().filter(word -> !isRole(word)).collect(Collectors.toSet());
                words.stream().filter(Line::isRole).forEach(role -> seen.put(Role.valueOf(role), whom));
            }
            return new Line(text.substring(0, split).replace("GET ", "").strip(), seen);
        }

        String path() {
            return address.replaceAll("\\?.*", "");
        }

        boolean shows(Role role, String relation) {
            var whom = seen.getOrDefault(role, Set.of());
            return whom.contains("everybody") || whom.contains(relation);
        }

        private static boolean isRole(String word) {
            return word.equals(word.toUpperCase(Locale.ROOT));
        }
    }

    @BeforeEach
    void company() {
        SmallCompany.load(database);
        anotherTeam();
        SmallPay.load(database);
    }

    @Test
    void showsEachRoleExactlyThePeopleOfItsLine() throws IOException {
        var wrong = new ArrayList<String>();
        for (var line : lines()) {
            for (var role : Role.values()) {
                PEOPLE.forEach((relation, code) -> {
                    var shown = shows(line, role, code);
                    if (shown != line.shows(role, relation)) {
                        wrong.add(line.address() + ": " + role + (shown ? " sees " : " does not see ") + relation);
                    }
                });
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void hasALineForEveryRouteOfOnePerson() throws IOException {
        var routes = Arrays.stream(text("authorization-matrix.txt").split("\n"))
                .filter(line -> line.startsWith("GET") && !line.endsWith("= nobody"))
                .map(line -> line.split("=")[0].substring(3).strip())
                .filter(path -> OF_ONE_PERSON.matcher(path).matches())
                .map(PersonRouteTests::plain)
                .collect(Collectors.toCollection(TreeSet::new));
        var known = lines().stream().map(line -> plain(line.path())).collect(Collectors.toCollection(TreeSet::new));
        assertThat(known).isEqualTo(routes);
    }

    @Test
    void aRepWithSeatsBelowSeesNobodyElseAnywhere() throws IOException {
        for (var line : lines()) {
            assertThat(shows(line, Role.REP, "M3")).as(line.address()).isFalse();
        }
    }

    /** A manager beside Jonas with a report of her own. */
    private void anotherTeam() {
        for (var seat : List.of("S-MGR2,M7,S-HEAD", "S-FAR,M8,S-MGR2")) {
            var words = seat.split(",");
            database.sql("""
                            insert into position (code, name, title_id, department, valid)
                            select :seat, :seat, id, 'Sales', '[2024-01-01,)' from title where code = 'Manager'""").param("seat", words[0]).update();
            database.sql("insert into person (code, full_name, hired_on) values (:code, :code, '2024-01-01')")
                    .param("code", words[1])
                    .update();
            database.sql("""
                            insert into position_assignment (position_id, person_id, valid)
                            select s.id, p.id, '[2024-01-01,)' from position s, person p
                            where s.code = :seat and p.code = :person""").param("seat", words[0]).param("person", words[1]).update();
            database.sql("""
                            insert into hierarchy_link (hierarchy_id, position_id, parent_position_id, valid)
                            select h.id, s.id, above.id, '[2024-01-01,)' from hierarchy h, position s, position above
                            where h.code = 'reporting' and s.code = :seat and above.code = :above""").param("seat", words[0]).param("above", words[2]).update();
        }
    }

    private boolean shows(Line line, Role role, String code) {
        var address = line.address()
                .replace("{person}", SmallCompany.id(database, "person", code).toString())
                .replace(
                        "{period}",
                        SmallCompany.id(database, "period", "2026-Q1").toString());
        var answer = mvc.get().uri(address).with(viewer(role)).exchange();
        var status = answer.getResponse().getStatus();
        var refusal = answer.getMvcResult().getResolvedException();
        assertThat(status).as(address + " for " + role).isNotEqualTo(500);
        return status != 403
                && !(refusal instanceof NotFound
                        && String.valueOf(refusal.getMessage()).contains(ABSENT));
    }

    private RequestPostProcessor viewer(Role role) {
        var isSomebody = role == Role.REP || role == Role.MANAGER;
        return users.signedIn(
                "looks-as-" + role.name().toLowerCase(Locale.ROOT), isSomebody ? PEOPLE.get("own") : null, role);
    }

    /** A path with its variables unnamed, as the two files name them differently. */
    private static String plain(String path) {
        return path.replaceAll("\\{[^}]+}", "{}");
    }

    private static List<Line> lines() throws IOException {
        return Arrays.stream(text("person-routes.txt").split("\n"))
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Line::parse)
                .toList();
    }

    private static String text(String resource) throws IOException {
        return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
    }
}
