package org.openspm.incentive.calc.expression;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** A checked expression: every node knows its unit and where it stands in the plan; numbers are exact decimals. */
public sealed interface Expression {

    Unit unit();

    Mark at();

    /** A number as written; {@code 60 %} holds 0.60 with unit percent. */
    record Number(BigDecimal value, Unit unit, Mark at) implements Expression {}

    record Text(String value, Mark at) implements Expression {
        @Override
        public Unit unit() {
            return Unit.TEXT;
        }
    }

    record Date(LocalDate value, Mark at) implements Expression {
        @Override
        public Unit unit() {
            return Unit.DATE;
        }
    }

    record Truth(boolean value, Mark at) implements Expression {
        @Override
        public Unit unit() {
            return Unit.BOOLEAN;
        }
    }

    /** A name: the field of a transaction, a payee value, a measure; {@code name} is without the scope's prefix. */
    record Reference(Scope scope, String name, Unit unit, Mark at) implements Expression {
        public String written() {
            return scope.prefix() + name;
        }
    }

    record Negation(Expression operand, Mark at) implements Expression {
        @Override
        public Unit unit() {
            return operand.unit();
        }
    }

    enum Operator {
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        /** A quotient is kept to 34 significant digits, half up. */
        DIVIDED_BY("/");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    record Arithmetic(Operator operator, Expression left, Expression right, Unit unit, Mark at) implements Expression {}

    enum Relation {
        EQUAL("="),
        UNEQUAL("<>"),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        private final String symbol;

        Relation(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        /** Whether it holds for the result of a {@code compareTo}. */
        public boolean holds(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case UNEQUAL -> comparison != 0;
                case LESS -> comparison < 0;
                case AT_MOST -> comparison <= 0;
                case MORE -> comparison > 0;
                case AT_LEAST -> comparison >= 0;
            };
        }
    }

    record Comparison(Relation relation, Expression left, Expression right, Mark at) implements Expression {
        @Override
        public Unit unit() {
            return Unit.BOOLEAN;
        }
    }

    /** {@code AND(a, b, …)} or {@code a and b}: from left to right, what is decided is not looked at further. */
    record All(List<Expression> operands, Mark at) implements Expression {
        public All {
            operands = List.copyOf(operands);
        }

        @Override
        public Unit unit() {
            return Unit.BOOLEAN;
        }
    }

    /** {@code OR(a, b, …)} or {@code a or b}. */
    record Any(List<Expression> operands, Mark at) implements Expression {
        public Any {
            operands = List.copyOf(operands);
        }

        @Override
        public Unit unit() {
            return Unit.BOOLEAN;
        }
    }

    record Not(Expression operand, Mark at) implements Expression {
        @Override
        public Unit unit() {
            return Unit.BOOLEAN;
        }
    }

    /** {@code IF(condition, then, otherwise)}; only the chosen side is calculated. */
    record If(Expression condition, Expression then, Expression otherwise, Unit unit, Mark at) implements Expression {}

    /** {@code IN(channel, "direct", "partner")}: equal to one of the constants. */
    record In(Expression subject, List<Expression> values, Mark at) implements Expression {
        public In {
            values = List.copyOf(values);
        }

        @Override
        public Unit unit() {
            return Unit.BOOLEAN;
        }
    }

    /** One line of a lookup: for this constant, that value. */
    record Case(Expression key, Expression value) {}

    /** {@code LOOKUP(product.category, "Platform", 5 %, "Services", 2 %, 0)}: the value beside the key, else the last one. */
    record Lookup(Expression subject, List<Case> cases, Expression otherwise, Unit unit, Mark at)
            implements Expression {
        public Lookup {
            cases = List.copyOf(cases);
        }
    }

    /** {@code CURVE(name, x)} or {@code TABLE(name, x, y)}: the value of a chart of the plan at a place. */
    record Read(Chart chart, List<Expression> arguments, Mark at) implements Expression {
        public Read {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Unit unit() {
            return chart.unit();
        }
    }

    record Call(Function function, List<Expression> arguments, Unit unit, Mark at) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }
}
