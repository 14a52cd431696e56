package org.openspm.web.layout;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The address of the page at hand with one part changed; templates use {@code @here} for sorting, paging and exports. */
@Component("here")
public class Here {
    private static final String PAGE = "page";
    private static final String SORT = "sort";

    /** This address with one parameter set; an empty value takes the parameter away, any change but paging goes to page 1. */
    public String with(String parameter, @Nullable Object value) {
        var builder = ServletUriComponentsBuilder.fromCurrentRequest();
        if (!PAGE.equals(parameter)) {
            builder.replaceQueryParam(PAGE);
        }
        if (value == null || value.toString().isEmpty()) {
            builder.replaceQueryParam(parameter);
        } else {
            builder.replaceQueryParam(parameter, "{value}");
        }
        return relative(value == null ? builder.build().toUriString() : encoded(builder, value));
    }

    /** The file of what is shown: same filters, all pages, {@code export=csv} or {@code export=xlsx}. */
    public String export(String format) {
        return with("export", format);
    }

    /** Sorts by the column, or the other way round when it is sorted by it already. */
    public String sortedBy(String column) {
        return with(SORT, column.equals(value(SORT)) ? "-" + column : column);
    }

    /** {@code ascending}, {@code descending} or {@code none}: how the column is sorted at the moment. */
    public String direction(String column) {
        var sort = value(SORT);
        return column.equals(sort) ? "ascending" : ("-" + column).equals(sort) ? "descending" : "none";
    }

    /** Scheme, host and port by which the reader reached this page. */
    public String origin() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }

    /** The value of a parameter of this address, or null. */
    public @Nullable String value(String parameter) {
        return parameters().get(parameter);
    }

    /** The parameters of this address except some, for hidden fields of a filter form. */
    public Map<String, String> parametersWithout(String... names) {
        var parameters = parameters();
        for (var name : names) {
            parameters.remove(name);
        }
        return parameters;
    }

    private static Map<String, String> parameters() {
        var query = ServletUriComponentsBuilder.fromCurrentRequest().build().getQueryParams();
        var parameters = new TreeMap<String, String>();
        query.forEach((name, values) -> {
            if (!values.isEmpty() && values.getFirst() != null) {
                parameters.put(decoded(name), decoded(values.getFirst()));
            }
        });
        return parameters;
    }

    private static String encoded(ServletUriComponentsBuilder builder, Object value) {
        return builder.encode().buildAndExpand(Map.of("value", value)).toUriString();
    }

    private static String decoded(String text) {
        return java.net.URLDecoder.decode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String relative(String address) {
        var path = address.indexOf('/', address.indexOf("//") + 2);
        return path < 0 ? "/" : address.substring(path);
    }
}
