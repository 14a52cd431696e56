package org.openspm.web.pay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.Explanation;
import org.openspm.incentive.calc.payment.PaymentLine;
import org.openspm.incentive.run.Derivation;
import org.openspm.web.layout.MoneyFormat;
import org.openspm.web.layout.Show;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says the derivation of a figure in the reader's words. */
@Component
public class WhyWords {
    private static final int STEPS_LISTED = 200;
    private static final int STEPS_OPEN = 12;
    private static final int DEPTH_OPEN = 4;
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    /** Keys of lines that stand for what a limit took or gave. */
    private static final Set<String> LIMITS = Set.of("cap", "floor", "budget");

    private static final Set<String> CAUSES =
            Arrays.stream(PaymentLine.Cause.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    private static final Pattern TIER = Pattern.compile("(?:^|/)tier:(\\d+)");
    /** Steps whose first word is a name of the plan. */
    private static final Set<Explanation.Step> NAMED =
            EnumSet.of(Explanation.Step.MEASURE, Explanation.Step.QUOTA, Explanation.Step.VALUE);

    private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+");

    private static final int FIGURE_DECIMALS = 6;
    private static final int DECIMALS_SHOWN = 4;
    private static final Pattern LONG_DECIMAL = Pattern.compile("\\d+\\.\\d{" + (DECIMALS_SHOWN + 1) + ",}");

    private final MessageSource messages;
    private final MoneyFormat money;
    private final Show show;
    private final WaitingWords waits;

    public WhyWords(MessageSource messages, MoneyFormat money, Show show) {
        this.waits = new WaitingWords(messages);
        this.messages = messages;
        this.money = money;
        this.show = show;
    }

    public WhyStep of(Derivation derivation) {
        return of(derivation, 1);
    }

    private WhyStep of(Derivation derivation, int depth) {
        var children = saysItself(derivation)
                ? derivation.children().subList(1, derivation.children().size())
                : derivation.children();
        return new WhyStep(
                sentence(derivation),
                figure(derivation),
                derivation.adds(),
                derivation.planLine(),
                depth == 1 || depth <= DEPTH_OPEN && children.size() <= STEPS_OPEN,
                derivation.step() == Explanation.Step.TRANSACTION && derivation.transactionId() != null
                        ? order(derivation.arguments().getFirst())
                        : null,
                Math.max(0, children.size() - STEPS_LISTED),
                children.stream()
                        .limit(STEPS_LISTED)
                        .map(child -> of(child, depth + 1))
                        .toList());
    }

    /** The code of the order that a line of it belongs to. */
    private static String order(String deal) {
        return deal.replaceFirst("/\\d+$", "");
    }

    private String sentence(Derivation derivation) {
        if (derivation.step() == Explanation.Step.LINE) {
            return line(derivation);
        }
        var arguments = derivation.arguments().stream().map(this::readable).toArray(String[]::new);
        if (NAMED.contains(derivation.step())) {
            arguments[0] = show.words(arguments[0]);
        }
        var key =
                "why.step." + derivation.step().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (derivation.step()) {
            case BALANCE -> words(key + "-" + derivation.arguments().getFirst(), arguments);
            case WAITING -> words(key, waits.words(derivation.arguments().getFirst()), arguments[1]);
            case THRESHOLD -> words(key, thresholds(derivation.arguments()));
            case FORMULA -> words(key, arguments[0], shortened(arguments[1]));
            case PRORATED, LEAVE -> words(key + "-" + arguments[3], arguments);
            case HELD, CANCELLED, CLAWED_BACK -> {
                arguments[0] = show.rate(new BigDecimal(derivation.arguments().getFirst()));
                yield words(key, arguments);
            }
            default -> words(key, arguments);
        };
    }

    /** What was reached and what was asked for, as rates when they are attainments. */
    private String[] thresholds(List<String> arguments) {
        boolean rates = arguments.getLast().equals("attainment");
        return Stream.concat(
                        arguments.stream()
                                .limit(2)
                                .map(figure -> rates && DECIMAL.matcher(figure).matches()
                                        ? show.rate(new BigDecimal(figure))
                                        : readable(figure)),
                        Stream.of(arguments.get(2)))
                .toArray(String[]::new);
    }

    /** Long quotients in a formula are rounded for the eye; the API says them in full. */
    private static String shortened(String formula) {
        return LONG_DECIMAL
                .matcher(formula)
                .replaceAll(found -> new BigDecimal(found.group())
                        .setScale(DECIMALS_SHOWN, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString());
    }

    /** A line is known by its tier or by its deal; the keys of both are for programs. */
    private String line(Derivation line) {
        var key = line.arguments().getFirst();
        var tier = TIER.matcher(key);
        var deal = line.transactionId() == null ? null : deal(line);
        if (deal == null && LIMITS.contains(key)) {
            return words("runs.limit." + key);
        }
        if (deal == null && tier.find()) {
            return words("pay.tier", tier.group(1));
        }
        if (deal == null) {
            return saysItself(line) ? sentence(line.children().getFirst()) : words("why.step.line-of-period", key);
        }
        return words("why.step.line", deal) + (tier.find() ? " · " + words("pay.tier", tier.group(1)) : "");
    }

    /** Whether it was posted by a pay rule for no single deal: then why it was is all there is to say of it. */
    private static boolean saysItself(Derivation step) {
        return step.step() == Explanation.Step.LINE
                && !step.children().isEmpty()
                && CAUSES.contains(step.children().getFirst().step().name())
                && deal(step) == null;
    }

    private static @Nullable String deal(Derivation step) {
        if (step.step() == Explanation.Step.TRANSACTION) {
            return step.arguments().getFirst();
        }
        return step.children().stream()
                .filter(child ->
                        child.step() != Explanation.Step.MEASURE && child.step() != Explanation.Step.ATTAINMENT)
                .map(WhyWords::deal)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private String words(String key, String... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    private String readable(String argument) {
        if (DATE.matcher(argument).matches()) {
            return show.date(LocalDate.parse(argument));
        }
        return DECIMAL.matcher(argument).matches() ? plain(new BigDecimal(argument)) : argument;
    }

    private @Nullable String figure(Derivation derivation) {
        var amount = derivation.amount();
        if (amount == null) {
            return null;
        }
        if (derivation.step() == Explanation.Step.ATTAINMENT) {
            return show.rate(amount);
        }
        return derivation.currency() == null
                ? plain(amount)
                : money.format(shortest(amount), derivation.currency().code());
    }

    private String plain(BigDecimal number) {
        return show.number(shortest(number));
    }

    /** Quotients have 34 digits; the eye gets six decimals, the API all of them. */
    private static BigDecimal shortest(BigDecimal number) {
        var stripped = number.scale() > FIGURE_DECIMALS
                ? number.setScale(FIGURE_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros()
                : number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * Only what is about a certain line: the step of the line, and below it what the line was taken of when it does not
     * name a deal itself, such as the measure of a tier's slice. The step itself when there is no such line.
     */
    static Derivation narrowed(Derivation derivation, @Nullable String line) {
        return line == null
                ? derivation
                : derivation.children().stream()
                        .filter(child -> isLine(child, line))
                        .findFirst()
                        .map(step -> step.transactionId() == null ? withContext(step, derivation) : step)
                        .orElse(derivation);
    }

    private static Derivation withContext(Derivation line, Derivation whole) {
        var context = whole.children().stream().filter(child -> child.step() != Explanation.Step.LINE);
        return line.with(Stream.concat(line.children().stream(), context).toList());
    }

    private static boolean isLine(Derivation step, String line) {
        return step.step() == Explanation.Step.LINE
                && List.of(line)
                        .equals(step.arguments()
                                .subList(0, Math.min(1, step.arguments().size())));
    }
}
