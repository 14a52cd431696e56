package org.openspm.domain.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The API tokens. */
interface ApiTokenRepository extends Repository<ApiToken, UUID> {
    ApiToken save(ApiToken token);

    @EntityGraph(attributePaths = "owner", type = EntityGraph.EntityGraphType.LOAD)
    Optional<ApiToken> findByHash(String hash);

    @EntityGraph(attributePaths = "owner", type = EntityGraph.EntityGraphType.LOAD)
    Optional<ApiToken> findById(UUID id);

    @EntityGraph(attributePaths = "owner", type = EntityGraph.EntityGraphType.LOAD)
    List<ApiToken> findAllByOrderByCreatedAtDesc();

    @EntityGraph(attributePaths = "owner", type = EntityGraph.EntityGraphType.LOAD)
    List<ApiToken> findAllByOwnerUsernameOrderByCreatedAtDesc(String username);

    // Not through the entity: two requests at once would otherwise collide on its version.
    @Modifying
    @Query("update ApiToken t set t.lastUsedAt = :at where t.id = :id")
    void noteUse(UUID id, Instant at);
}
