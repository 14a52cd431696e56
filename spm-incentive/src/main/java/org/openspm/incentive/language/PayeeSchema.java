package org.openspm.incentive.language;

import static org.openspm.incentive.language.SchemaType.entry;
import static org.openspm.incentive.language.SchemaType.listOf;
import static org.openspm.incentive.language.SchemaType.named;
import static org.openspm.incentive.language.SchemaType.oneOf;
import static org.openspm.incentive.language.SchemaType.ref;
import static org.openspm.incentive.language.SchemaType.same;
import static org.openspm.incentive.language.SchemaType.with;
import static org.openspm.incentive.language.SchemaType.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.PayRule;

/** The parts of the JSON Schema about teams, what is paid, and examples. */
final class PayeeSchema {
    private static final Map<String, Object> VALUE = SchemaType.VALUE;
    private static final Map<String, Object> ANY = Map.of();

    private PayeeSchema() {}

    static void addTo(SchemaParts parts) {
        addTeams(parts);
        addPayRules(parts);
        addExamples(parts);
    }

    private static void addTeams(SchemaParts parts) {
        parts.part(
                "downline",
                BaseReader.DOWNLINE_KEYS,
                BaseReader.DOWNLINE_KEYS,
                with(entry("components", listOf(VALUE)), entry("along", VALUE)));
        parts.part(
                "pool",
                TeamReader.POOL_KEYS,
                List.of("amount"),
                with(
                        same(List.of("amount", "qualifies", "by", "of", "among"), VALUE),
                        entry("parts", words(List.of("each rounded", "add up")))));
        parts.part(
                "contest",
                TeamReader.CONTEST_KEYS,
                List.of("ties", "prizes"),
                with(
                        same(List.of("by", "qualifies", "among"), VALUE),
                        entry("order", words(List.of("highest first", "lowest first"))),
                        entry("ties", words(Base.Contest.Ties.class)),
                        entry("prizes", listOf(ref("prize")))));
        parts.part("prize", TeamReader.PRIZE_KEYS, List.of("places", "amount"), same(TeamReader.PRIZE_KEYS, VALUE));
    }

    private static void addPayRules(SchemaParts parts) {
        var kinds = new ArrayList<Object>();
        var keys = new TreeSet<String>();
        PaymentReader.KEYS.forEach((kind, own) -> {
            keys.addAll(own);
            parts.part(kind, own, List.of(kind), payRule(kind, own));
            kinds.add(ref(kind));
        });
        keys.add(Inclusion.USE);
        parts.part("used pay rule", List.copyOf(keys), List.of(Inclusion.USE), same(List.copyOf(keys), ANY));
        kinds.add(ref("used pay rule"));
        parts.put("payment", Map.of("anyOf", kinds));
        parts.part("recovery", PaymentReader.RECOVERY_KEYS, List.of(), same(PaymentReader.RECOVERY_KEYS, VALUE));
        parts.part(
                "part",
                HoldbackReader.PART_KEYS,
                HoldbackReader.PART_KEYS,
                with(entry("share", VALUE), entry("release", oneOf(VALUE, ref("release")))));
        parts.part(
                "release",
                HoldbackReader.RELEASE_KEYS,
                List.of(),
                with(same(HoldbackReader.RELEASE_KEYS, VALUE), entry("on", listOf(VALUE))));
    }

    private static Map<String, Object> payRule(String kind, List<String> keys) {
        var types = new LinkedHashMap<>(same(keys, VALUE));
        types.computeIfPresent("of", (_, _) -> listOf(VALUE));
        types.computeIfPresent("on", (_, _) -> listOf(VALUE));
        types.computeIfPresent("release", (_, _) -> oneOf(VALUE, ref("release")));
        types.computeIfPresent("recovery", (_, _) -> oneOf(words(List.of("none")), ref("recovery")));
        types.computeIfPresent("leave", (_, _) -> oneOf(listOf(VALUE), ref("leave")));
        types.computeIfPresent("below", (_, _) -> words(PayRule.Below.class));
        types.computeIfPresent("excess", (_, _) -> words(PayRule.Excess.class));
        types.computeIfPresent("then", (_, _) -> words(PayRule.Then.class));
        if (kind.equals("holdback")) {
            types.put("parts", listOf(ref("part")));
        }
        return types;
    }

    private static void addExamples(SchemaParts parts) {
        var quotas = named(oneOf(VALUE, named(VALUE)));
        parts.part(
                "example",
                ExampleReader.KEYS,
                List.of("example", "expect"),
                with(
                        same(List.of("example", "period", "date", "as of"), VALUE),
                        entry("payee", ref("payee")),
                        entry("quota", quotas),
                        entry("payees", named(oneOf(ref("payee"), Map.of("type", "null")))),
                        entry("transactions", listOf(ref("transaction"))),
                        entry("absences", listOf(ref("absence"))),
                        entry("holders", listOf(ref("holder"))),
                        entry("rates", listOf(ref("exchange rate"))),
                        entry("expect", named(oneOf(VALUE, named(oneOf(VALUE, named(VALUE))))))));
        var payee = new LinkedHashMap<String, Object>(same(ExamplePayees.KEYS, VALUE));
        payee.put("quota", quotas);
        parts.put(
                "payee",
                Map.of("type", "object", "properties", payee, "additionalProperties", oneOf(VALUE, named(VALUE))));
        parts.part(
                "transaction",
                ExampleSales.KEYS,
                List.of("amount"),
                with(
                        same(ExampleSales.KEYS, VALUE),
                        entry("account", oneOf(VALUE, ref("account or product"))),
                        entry("product", oneOf(VALUE, ref("account or product"))),
                        entry("splits", named(oneOf(VALUE, ref("split")))),
                        entry("attribute", named(VALUE))));
        parts.part(
                "account or product",
                ExampleSales.ITEM_KEYS,
                List.of(),
                with(same(ExampleSales.ITEM_KEYS, VALUE), entry("attribute", named(VALUE))));
        parts.part("split", ExampleSales.SPLIT_KEYS, List.of("share"), same(ExampleSales.SPLIT_KEYS, VALUE));
        parts.part(
                "holder",
                ExampleDetails.HOLDER_KEYS,
                List.of("territory", "payee"),
                same(ExampleDetails.HOLDER_KEYS, VALUE));
        parts.part(
                "absence",
                ExampleDetails.ABSENCE_KEYS,
                List.of("kind", "from"),
                same(ExampleDetails.ABSENCE_KEYS, VALUE));
        parts.part(
                "exchange rate",
                ExampleDetails.RATE_KEYS,
                ExampleDetails.RATE_KEYS,
                same(ExampleDetails.RATE_KEYS, VALUE));
    }
}
