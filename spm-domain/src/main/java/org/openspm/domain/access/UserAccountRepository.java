package org.openspm.domain.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The user accounts. */
interface UserAccountRepository extends Repository<UserAccount, UUID> {
    UserAccount save(UserAccount account);

    Optional<UserAccount> findById(UUID id);

    Optional<UserAccount> findByUsername(String username);

    boolean existsByUsername(String username);

    List<UserAccount> findAllByOrderByUsername();

    @Query("select count(u) from UserAccount u join u.roles r where r = :role and u.enabled")
    long countEnabledWith(Role role);
}
