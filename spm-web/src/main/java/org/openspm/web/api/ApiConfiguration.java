package org.openspm.web.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.Money;
import org.openspm.web.security.SignedInUser;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** How the API writes what it says: every decimal as text, so that no reader turns an amount into a binary fraction. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {
    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(
                        BigDecimal.class, new Schema<>().type("string").example("1234.50"))
                .replaceWithSchema(
                        Money.class,
                        new Schema<>()
                                .type("object")
                                .addProperty(
                                        "amount", new Schema<>().type("string").example("1234.50"))
                                .addProperty(
                                        "currency",
                                        new Schema<>().type("string").example("EUR")))
                .replaceWithSchema(Currency.class, new Schema<>().type("string").example("EUR"))
                .addRequestWrapperToIgnore(SignedInUser.class);
    }

    @Bean
    JacksonModule exactAmounts() {
        return new SimpleModule("exact amounts")
                .addSerializer(BigDecimal.class, new PlainDecimal())
                .addSerializer(Currency.class, ToStringSerializer.instance)
                .setMixInAnnotation(Money.class, OnlyAmountAndCurrency.class);
    }

    @JsonIgnoreProperties("zero")
    private interface OnlyAmountAndCurrency {}

    private static final class PlainDecimal extends StdSerializer<BigDecimal> {
        private PlainDecimal() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context) {
            json.writeString(value.toPlainString());
        }
    }
}
