package org.openspm.domain.calendar;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The periods of the company calendar. */
public interface PeriodRepository extends Repository<Period, UUID> {
    Period save(Period period);

    Optional<Period> findById(UUID id);

    Optional<Period> findByCode(String code);

    @Query(value = "select * from period order by lower(valid), kind", nativeQuery = true)
    List<Period> findAllInOrder();

    /** Every period, locked in one fixed order: whoever calculates, approves or publishes waits for the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Period p order by p.id")
    List<Period> lockAll();
}
