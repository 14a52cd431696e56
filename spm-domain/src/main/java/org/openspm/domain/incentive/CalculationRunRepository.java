package org.openspm.domain.incentive;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The calculation runs. */
public interface CalculationRunRepository extends Repository<CalculationRun, UUID> {
    CalculationRun save(CalculationRun run);

    CalculationRun saveAndFlush(CalculationRun run);

    Optional<CalculationRun> findById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from CalculationRun r where r.id = :id")
    Optional<CalculationRun> lockById(UUID id);

    @Query(
            "select r from CalculationRun r where r.status in (CALCULATED, APPROVED, PUBLISHED) and r.sameAsRun is null order by r.number desc")
    List<CalculationRun> findWithResult(org.springframework.data.domain.Limit limit);

    Optional<CalculationRun> findFirstByStatusOrderByNumberDesc(RunStatus status);
}
