package org.openspm.web.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.openspm.domain.shared.Page;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says beyond the signatures: subjects, paging with its limits, headers, and every refusal. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String TOKEN = "token";
    private static final String PAGE = "page";
    private static final String SIZE = "size";
    private static final Set<HttpMethod> CHANGES =
            EnumSet.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    /** Parameters whose value names something that may not be there. */
    private static final Set<String> NAMES = Set.of("period", "person", "run", "plan", "component");

    private static final Map<String, String> SUBJECTS = Map.of(
            "my-pay", "pay",
            "why", "pay",
            "positions", "people",
            "hierarchies", "people",
            "attainment", "quotas",
            "holders", "territories");

    private static final Map<String, String> MEANINGS = Map.of(
            PAGE,
            "Which page, from 1",
            SIZE,
            "Items a page, at most " + Page.SIZE_MAX,
            "q",
            "Words to look for",
            "sort",
            "What the list is ordered by; a leading - turns it round",
            "asOf",
            "The day to look at; today without it",
            "period",
            "Code of a period, such as 2026-Q3 or 2026-07",
            "export",
            "csv or xlsx");

    @Bean
    OpenAPI openApi() {
        var components = new Components()
                .addSecuritySchemes(
                        TOKEN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("spm_…"))
                .addSchemas(ApiRefusal.SCHEMA, ApiRefusal.schema());
        Arrays.stream(ApiRefusal.values())
                .forEach(refusal -> components.addResponses(refusal.reference(), refusal.response()));
        return new OpenAPI()
                .info(
                        new Info()
                                .title("OpenSPM")
                                .version("v1")
                                .description(
                                        "Amounts are text. Lists answer items, page, size, total. Errors are problem details"
                                                + " (RFC 9457). A POST needs an Idempotency-Key: the same key and body give the same answer."))
                .components(components)
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    @Bean
    OpenApiCustomizer everyOperation() {
        return document -> {
            document.getPaths()
                    .forEach((path, item) ->
                            item.readOperationsMap().forEach((method, operation) -> describe(path, method, operation)));
            document.setTags(document.getPaths().keySet().stream()
                    .map(ApiDescription::subject)
                    .distinct()
                    .sorted()
                    .map(name -> new Tag().name(name))
                    .toList());
        };
    }

    private static void describe(String path, HttpMethod method, Operation operation) {
        operation.setTags(List.of(subject(path)));
        var parameters = Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of());
        parameters.forEach(ApiDescription::describe);
        var refusals = refusals(path, method, operation, parameters);
        if (CHANGES.contains(method)) {
            operation.addParametersItem(idempotencyKey(HttpMethod.POST == method));
        }
        var answers = operation.getResponses();
        refusals.forEach(refusal -> answers.addApiResponse(
                refusal.status(), new ApiResponse().$ref("#/components/responses/" + refusal.reference())));
        if (parameters.stream().anyMatch(parameter -> PAGE.equals(parameter.getName()))) {
            addLinks(answers);
        }
    }

    private static Set<ApiRefusal> refusals(
            String path, HttpMethod method, Operation operation, List<Parameter> parameters) {
        var refusals = EnumSet.of(ApiRefusal.UNAUTHORIZED, ApiRefusal.FORBIDDEN);
        var changes = CHANGES.contains(method);
        var asked = parameters.stream().anyMatch(parameter -> "query".equals(parameter.getIn()));
        if (changes || !parameters.isEmpty()) {
            refusals.add(ApiRefusal.INVALID);
        }
        if (path.contains("{") || parameters.stream().anyMatch(parameter -> NAMES.contains(parameter.getName()))) {
            refusals.add(ApiRefusal.NOT_FOUND);
        }
        if (changes || operation.getResponses().containsKey(ApiRefusal.CONFLICT.status())) {
            refusals.add(ApiRefusal.CONFLICT);
        }
        if (changes || asked) {
            refusals.add(ApiRefusal.RULE_VIOLATION);
        }
        return refusals;
    }

    private static void describe(Parameter parameter) {
        if (parameter.getDescription() == null) {
            parameter.setDescription(MEANINGS.get(parameter.getName()));
        }
        if (PAGE.equals(parameter.getName()) || SIZE.equals(parameter.getName())) {
            parameter.getSchema().setMinimum(BigDecimal.ONE);
        }
        if (SIZE.equals(parameter.getName())) {
            parameter.getSchema().setMaximum(BigDecimal.valueOf(Page.SIZE_MAX));
        }
    }

    private static Parameter idempotencyKey(boolean required) {
        return new HeaderParameter()
                .name(IdempotencyFilter.HEADER)
                .required(required)
                .description("Any text that names this one act, such as a UUID; sent again, it gives the first answer")
                .schema(new Schema<String>()
                        .type("string")
                        .types(Set.of("string"))
                        .minLength(1)
                        .maxLength(IdempotencyFilter.KEY_LENGTH_MAX));
    }

    private static void addLinks(ApiResponses answers) {
        answers.entrySet().stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .forEach(answer -> answer.getValue()
                        .addHeaderObject(
                                "Link",
                                new Header()
                                        .description("The first, previous, next and last page (RFC 8288)")
                                        .schema(new Schema<String>()
                                                .type("string")
                                                .types(Set.of("string")))));
    }

    /** The work area an address belongs to: {@code quotas} for {@code /api/v1/attainment}. */
    private static String subject(String path) {
        var first = path.split("/")[3];
        return SUBJECTS.getOrDefault(first, first);
    }
}
