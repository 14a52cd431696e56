package org.openspm.web.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.Money;
import org.openspm.web.security.SignedInUser;
import org.springdoc.core.customizers.OpenApiCustomizer;
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
    private static final String TOKEN = "token";

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

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("OpenSPM")
                                .version("v1")
                                .description(
                                        "Amounts are text. Lists answer items, page, size, total. Errors are problem details"
                                                + " (RFC 9457). A POST needs an Idempotency-Key: the same key and body give the same answer."))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("spm_…")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    @Bean
    OpenApiCustomizer idempotencyKeyOfEachPost() {
        return document -> {
            if (document.getPaths() == null) {
                return;
            }
            document.getPaths().values().stream()
                    .filter(path -> path.getPost() != null)
                    .forEach(path -> path.getPost()
                            .addParametersItem(new HeaderParameter()
                                    .name(IdempotencyFilter.HEADER)
                                    .required(true)
                                    .description("Any text that names this one act, such as a UUID")
                                    .schema(new Schema<String>().type("string").maxLength(200))));
        };
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
