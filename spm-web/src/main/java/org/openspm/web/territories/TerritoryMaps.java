package org.openspm.web.territories;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openspm.territory.AccountPlace;
import org.openspm.territory.AccountPlaces;
import org.openspm.territory.TerritoryHolder;
import org.openspm.territory.TerritoryNode;
import org.springframework.stereotype.Component;

/** Draws the accounts of territories: one picture an area, so that continents apart do not shrink each other. */
@Component
class TerritoryMaps {
    private static final int PICTURES_MAX = 4;

    private final AccountPlaces accounts;

    TerritoryMaps(AccountPlaces accounts) {
        this.accounts = accounts;
    }

    /** A picture and the territory it shows; without one it shows every account. */
    record AreaMap(@Nullable TerritoryNode area, AccountMap map) {}

    /** The areas right below the one top, or one picture of everything when there are too many or none. */
    List<AreaMap> overview(List<TerritoryNode> all) {
        var places = accounts.onTheMap();
        var tops = all.stream().filter(node -> node.depth() == 0).toList();
        var areas = tops.size() == 1
                ? all.stream()
                        .filter(node -> tops.getFirst().id().equals(node.parentId()))
                        .toList()
                : tops;
        var maps = new ArrayList<AreaMap>();
        if (areas.size() <= PICTURES_MAX) {
            for (var area : areas) {
                var map = AccountMap.of(places, in(codesBelow(all, area.id())), unheld(all));
                if (map != null) {
                    maps.add(new AreaMap(area, map));
                }
            }
        }
        var everything = maps.isEmpty() ? AccountMap.of(places, place -> true, unheld(all)) : null;
        return everything == null ? List.copyOf(maps) : List.of(new AreaMap(null, everything));
    }

    @Nullable
    AccountMap of(List<TerritoryNode> all, UUID territory) {
        return AccountMap.of(accounts.onTheMap(), in(codesBelow(all, territory)), unheld(all));
    }

    private static Predicate<AccountPlace> in(Set<String> codes) {
        return place -> place.territoryCode() != null && codes.contains(place.territoryCode());
    }

    /** Accounts in a territory where nobody sits on the day; whoever holds what is above does not sell there. */
    private static Predicate<AccountPlace> unheld(List<TerritoryNode> all) {
        var held = new HashSet<String>();
        all.stream()
                .filter(node -> !node.holders().stream().allMatch(TerritoryHolder::vacant))
                .forEach(node -> held.add(node.code()));
        return in(held).negate();
    }

    private static Set<String> codesBelow(List<TerritoryNode> all, UUID id) {
        var ids = new HashSet<>(Set.of(id));
        var codes = new HashSet<String>();
        for (var node : all) {
            if (ids.contains(node.id()) || (node.parentId() != null && ids.contains(node.parentId()))) {
                ids.add(node.id());
                codes.add(node.code());
            }
        }
        return codes;
    }
}
