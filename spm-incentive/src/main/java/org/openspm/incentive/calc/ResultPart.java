package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.input.NumberColumn;
import org.openspm.incentive.calc.payment.Balance;
import org.openspm.incentive.calc.plan.Measure;

/** The results of one plan version for some payees, in the order of their codes, with a digest of them. */
final class ResultPart {
    private static final int RATE_DECIMALS = 12;

    /** Quotients of numbers up to this length are the same when they are rounded at once. */
    private static final int SHORT = 14;

    private static final int SHORT_QUOTIENT = 6;

    private final VersionRun run;
    private final Payees payees;
    private final int firstRank;
    private final int endRank;
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<Earning> earnings = new ArrayList<>();
    private final List<PaymentBalance> balances = new ArrayList<>();
    private final MessageDigest digest = Digest.sha256();
    private final DigestBytes digested = new DigestBytes();
    private final byte[][] measures;
    private final byte[][] components;
    private final byte[][] slots;

    ResultPart(VersionRun run, int firstRank, int endRank) {
        this.run = run;
        this.payees = run.plan().payees();
        this.firstRank = firstRank;
        this.endRank = endRank;
        var definition = run.plan().plan();
        this.measures = words(definition.measures(), measure -> "measurement " + measure.name());
        this.components = words(definition.components(), component -> "earning " + component.name());
        var periods = new byte[run.plan().slots().count()][];
        for (int slot = 0; slot < periods.length; slot++) {
            periods[slot] = DigestBytes.word(run.plan().slots().period(slot).code());
        }
        this.slots = periods;
    }

    private static <T> byte[][] words(List<T> all, Function<T, String> word) {
        return all.stream().map(each -> DigestBytes.word(word.apply(each))).toArray(byte[][]::new);
    }

    static String name(CompiledPlan plan) {
        return plan.plan().code() + "#" + plan.version();
    }

    boolean isOf(VersionRun other) {
        return run == other;
    }

    List<Measurement> measurements() {
        return measurements;
    }

    List<Earning> earnings() {
        return earnings;
    }

    List<PaymentBalance> balances() {
        return balances;
    }

    /** SHA-256 over everything that was put together, in its order. */
    byte[] digest() {
        return digest.digest();
    }

    /** Puts the results together. */
    void assemble() {
        var all = run.plan().slots();
        for (int rank = firstRank; rank < endRank; rank++) {
            int payee = payees.atRank(rank);
            for (int slot = 0; slot < all.count(); slot++) {
                if (all.shown(slot)) {
                    head(payee, slot);
                    if (run.figures().isMember(payee, slot)) {
                        add(payee, slot);
                    }
                    if (payees.isPerson(payee) && run.payment(payee, slot) instanceof PaymentResult result) {
                        paid(payee, slot, result);
                    }
                }
            }
            digested.moveTo(digest);
        }
    }

    private void head(int payee, int slot) {
        var code = payees.code(payee);
        digested.put(payees.isPerson(payee) ? code : "seat " + code)
                .put(slots[slot])
                .end();
    }

    private void add(int payee, int slot) {
        var definition = run.plan().plan();
        boolean active = false;
        for (int measure = 0; measure < definition.measures().size(); measure++) {
            active |= measured(measure, payee, slot);
        }
        if (!payees.isPerson(payee)) {
            if (active) {
                run.notes().vacantSeat(payee, slot);
            }
            return;
        }
        for (int component = 0; component < definition.components().size(); component++) {
            if (run.result(component, payee, slot) instanceof ComponentResult result) {
                earned(component, payee, slot, result);
            }
        }
    }

    private boolean measured(int number, int payee, int slot) {
        var measure = run.plan().plan().measures().get(number);
        var value = run.figures().value(number, payee, slot);
        var quota = run.figures().quota(number, payee, slot);
        if (value.signum() == 0 && quota == null && !payees.isPerson(payee)) {
            return false;
        }
        var measurement = new Measurement(
                payees.node(payee),
                run.plan().version(),
                measure.name(),
                run.plan().slots().number(slot),
                value,
                quota,
                quota == null || quota.signum() == 0 ? null : attainment(measure, value, quota),
                measure.unit() == Unit.MONEY ? run.plan().currency(payee, slot) : null);
        measurements.add(measurement);
        digested.put(measures[number]).put(value).put(quota);
        put(measurement.currency());
        digested.end();
        return value.signum() != 0;
    }

    /** As the plan rounds it before it is used, else as it is shown. */
    private static BigDecimal attainment(Measure measure, BigDecimal value, BigDecimal quota) {
        var rounding = measure.quota() == null ? null : measure.quota().attainment();
        return rounding == null
                ? attainment(value, quota)
                : rounding.apply(value.divide(quota, Evaluator.QUOTIENT)).setScale(RATE_DECIMALS, RoundingMode.HALF_UP);
    }

    /** Rounded to 34 digits, then to 12 decimals; for short numbers once is the same, since no quotient lies so near a half. */
    private static BigDecimal attainment(BigDecimal value, BigDecimal quota) {
        boolean isShort = isShort(value) && isShort(quota);
        var once = isShort ? value.divide(quota, RATE_DECIMALS, RoundingMode.HALF_UP) : BigDecimal.ZERO;
        return isShort && once.precision() - RATE_DECIMALS <= SHORT_QUOTIENT
                ? once
                : value.divide(quota, Evaluator.QUOTIENT).setScale(RATE_DECIMALS, RoundingMode.HALF_UP);
    }

    private static boolean isShort(BigDecimal number) {
        return number.scale() >= 0
                && number.scale() <= NumberColumn.SCALE
                && number.precision() + NumberColumn.SCALE - number.scale() <= SHORT;
    }

    private void earned(int component, int payee, int slot, ComponentResult result) {
        var lines = new ArrayList<EarningLine>(result.lines().size());
        var total = BigDecimal.ZERO;
        for (var line : result.lines()) {
            if (line.amount().signum() != 0 || line.raw().row() != RawLine.NONE) {
                lines.add(posted(line, result.currency(), result.exchangeRate()));
                total = total.add(line.amount());
            }
        }
        if (!lines.isEmpty() || !result.applied().isEmpty()) {
            digested.put(components[component]);
            add(new Earning(
                    payees.node(payee),
                    run.plan().version(),
                    run.plan().plan().components().get(component).name(),
                    run.plan().slots().number(slot),
                    total,
                    result.currency(),
                    List.copyOf(lines),
                    result.applied(),
                    Earning.Stage.EARNING));
        }
    }

    /** What comes after the kind and name of an earning: itself and its lines. */
    private void add(Earning earning) {
        earnings.add(earning);
        digested.put(earning.amount());
        put(earning.currency());
        digested.put(applied(earning)).end();
        for (var line : earning.lines()) {
            digested.put(line.key())
                    .put(line.tier(), 0)
                    .putFixed(line.base())
                    .putFixed(line.rate())
                    .put(line.amount())
                    .put(line.exchangeRate())
                    .end();
        }
    }

    private void put(@Nullable Currency currency) {
        digested.put(currency == null ? "" : currency.code());
    }

    /** What pay rules posted, as earnings of their own, and what they carry. */
    private void paid(int payee, int slot, PaymentResult result) {
        for (var paid : result.rules()) {
            if (paid.balance() instanceof Balance balance) {
                balance(payee, slot, paid.rule().name(), balance, result.currency());
            }
            var lines = new ArrayList<EarningLine>(paid.lines().size());
            var total = BigDecimal.ZERO;
            for (var line : paid.lines()) {
                lines.add(new EarningLine(
                        line.key(),
                        line.row(),
                        0,
                        BigDecimal.ZERO.setScale(NumberColumn.SCALE),
                        BigDecimal.ZERO.setScale(RATE_DECIMALS),
                        line.amount(),
                        result.currency(),
                        null));
                total = total.add(line.amount());
            }
            if (!lines.isEmpty()) {
                digested.put("payment " + paid.rule().name());
                add(new Earning(
                        payees.node(payee),
                        run.plan().version(),
                        paid.rule().name(),
                        run.plan().slots().number(slot),
                        total,
                        result.currency(),
                        List.copyOf(lines),
                        Set.of(),
                        Earning.Stage.PAYMENT));
            }
        }
    }

    private void balance(int payee, int slot, String rule, Balance balance, Currency currency) {
        balances.add(new PaymentBalance(
                payees.node(payee),
                run.plan().version(),
                rule,
                run.plan().slots().number(slot),
                balance,
                currency));
        digested.put("balance " + rule).put(balance.opening()).put(balance.closing());
        if (balance.converted() instanceof Balance.Converted converted) {
            digested.put(converted.amount()).putFixed(converted.by().rate());
            put(converted.by().from());
        }
        put(currency);
        digested.end();
    }

    private static String applied(Earning earning) {
        return earning.applied().isEmpty()
                ? "[]"
                : earning.applied().stream().sorted().toList().toString();
    }

    private EarningLine posted(ComponentResult.Line line, Currency currency, @Nullable BigDecimal exchangeRate) {
        var raw = line.raw();
        return new EarningLine(
                raw.key(),
                raw.row(),
                raw.tier(),
                raw.base().setScale(NumberColumn.SCALE, RoundingMode.HALF_UP),
                rate(raw),
                line.amount(),
                currency,
                exchangeRate);
    }

    /** The stated rate, or what several lines together come to. */
    private static BigDecimal rate(RawLine raw) {
        if (raw.rate().signum() != 0 || raw.base().signum() == 0) {
            return raw.rate().setScale(RATE_DECIMALS, RoundingMode.HALF_UP);
        }
        return raw.amount().divide(raw.base(), RATE_DECIMALS, RoundingMode.HALF_UP);
    }
}
