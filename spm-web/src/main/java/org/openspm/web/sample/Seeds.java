package org.openspm.web.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the company is invented from: places, products, names; small tables beside the code. */
record Seeds(
        List<Area> areas,
        List<Place> places,
        List<Product> products,
        Map<String, Culture> cultures,
        Map<String, List<String>> companyWords) {

    /** A sales area; the zones Europe and Americas hold the others. */
    record Area(String code, String name, String parent, String currency) {}

    /** A city with the postal range that belongs to a territory; without a city it is the rest of its country or state. */
    record Place(
            String zone,
            String area,
            String team,
            String currency,
            String territory,
            String territoryName,
            String country,
            String state,
            String postalFrom,
            String postalTo,
            String city,
            String latitude,
            String longitude,
            int weight) {

        boolean isCity() {
            return !city.isEmpty();
        }
    }

    record Product(String code, String name, String category, String subcategory, int listPrice, int costPercent) {}

    /** Names people of a part of the world carry. */
    record Culture(List<String> given, List<String> family) {}

    static Seeds read() {
        var cultures = new LinkedHashMap<String, Culture>();
        table("names.csv", row -> row).forEach(row -> cultures.put(row[0], new Culture(words(row[1]), words(row[2]))));
        var companyWords = new LinkedHashMap<String, List<String>>();
        table("companies.csv", row -> row).forEach(row -> companyWords.put(row[0], words(row[1])));
        return new Seeds(
                table("areas.csv", row -> new Area(row[0], row[1], row[2], row[3])),
                table("geography.csv", Seeds::place),
                table("products.csv", Seeds::product),
                cultures,
                companyWords);
    }

    List<Place> cities() {
        return places.stream().filter(Place::isCity).toList();
    }

    List<Product> products(String category) {
        return products.stream()
                .filter(product -> product.category().equals(category))
                .toList();
    }

    boolean isRenewal(String product) {
        return products("Renewal").stream().anyMatch(one -> one.code().equals(product));
    }

    private static Place place(String[] row) {
        return new Place(
                row[0],
                row[1],
                row[2],
                row[3],
                row[4],
                row[5],
                row[6],
                row[7],
                row[8],
                row[9],
                row[10],
                row[11],
                row[12],
                Integer.parseInt(row[13]));
    }

    private static Product product(String[] row) {
        return new Product(row[0], row[1], row[2], row[3], Integer.parseInt(row[4]), Integer.parseInt(row[5]));
    }

    private static List<String> words(String cell) {
        return List.of(cell.split("\\|"));
    }

    private static <T> List<T> table(String name, Function<String[], T> change) {
        var path = "/sample-company/" + name;
        try (var in = Seeds.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The sample company's table " + path + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> change.apply(line.split(",", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
