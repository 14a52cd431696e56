package org.openspm.domain.incentive;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The compensation plans with their versions. */
public interface CompensationPlanRepository extends Repository<CompensationPlan, UUID> {
    CompensationPlan save(CompensationPlan plan);

    @EntityGraph(attributePaths = "versions")
    Optional<CompensationPlan> findByCode(String code);

    /** For a change: one writer at a time, the second one sees what the first one did. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from CompensationPlan p where p.code = :code")
    Optional<CompensationPlan> lockByCode(String code);

    @EntityGraph(attributePaths = "versions")
    List<CompensationPlan> findAllByOrderByCode();
}
