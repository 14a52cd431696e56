package org.openspm.incentive.calc.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntVectorTests {

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 9, 15, 16, 17, 31, 32})
    void givesBackWhatWasPutInWhateverItsWidth(int bits) {
        for (long seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            isOf(some(random, bits, random.nextInt(300)), random);
        }
    }

    private static int[] some(Random random, int bits, int size) {
        return IntStream.generate(() -> random.nextInt() >> (Integer.SIZE - bits))
                .limit(size)
                .toArray();
    }

    private static void isOf(int[] values, Random random) {
        is(IntVector.of(values, values.length), values, random);
        is(IntVector.of(Arrays.copyOf(values, values.length + 9), values.length), values, random);
    }

    private static void is(IntVector vector, int[] values, Random random) {
        assertThat(vector.size()).isEqualTo(values.length);
        assertThat(vector.all()).isEqualTo(values);
        assertThat(vector.least()).isEqualTo(Arrays.stream(values).min().orElse(0));
        assertThat(vector.most()).isEqualTo(Arrays.stream(values).max().orElse(0));
        for (int row = 0; row < values.length; row++) {
            assertThat(vector.get(row)).isEqualTo(values[row]);
        }
        if (values.length > 0) {
            int from = random.nextInt(values.length);
            int count = random.nextInt(values.length - from + 1);
            var read = new int[count];
            vector.read(from, count, read);
            assertThat(read).isEqualTo(Arrays.copyOfRange(values, from, from + count));
            var rows = IntStream.generate(() -> random.nextInt(values.length))
                    .limit(20)
                    .toArray();
            var gathered = new int[20];
            vector.gather(rows, 5, 15, gathered);
            for (int place = 0; place < 20; place++) {
                assertThat(gathered[place]).isEqualTo(place < 5 || place >= 15 ? 0 : values[rows[place]]);
            }
        }
    }

    @Test
    void isWidenedByMoreValuesAndStaysAsItWas() {
        for (long seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            var values = some(random, 8, random.nextInt(40));
            var vector = IntVector.of(values, values.length);
            for (int bits : new int[] {3, 8, 16, 8, 32, 3}) {
                var more = some(random, bits, random.nextInt(30));
                var before = vector;
                var longer = IntStream.concat(Arrays.stream(values), Arrays.stream(more))
                        .toArray();
                vector = vector.with(more);
                is(vector, longer, random);
                is(before, values, random);
                // A second continuation of the same vector does not disturb the first.
                var other = some(random, 8, 5);
                is(
                        before.with(other),
                        IntStream.concat(Arrays.stream(values), Arrays.stream(other))
                                .toArray(),
                        random);
                is(vector, longer, random);
                values = longer;
            }
        }
    }

    @Test
    void repeatsAValue() {
        is(IntVector.filled(-300, 4), new int[] {-300, -300, -300, -300}, new Random(1));
        is(IntVector.filled(5, 0), new int[0], new Random(1));
    }
}
