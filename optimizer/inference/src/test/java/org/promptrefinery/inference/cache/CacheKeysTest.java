package org.promptrefinery.inference.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;

/** Requests that begin alike, digested by many threads at once. */
class CacheKeysTest {

    private static final ModelIdentity MODEL = new ModelIdentity("parrot:1", "f");

    @Test
    void aSharedBeginningChangesNoKey() {
        List<Request> requests = IntStream.range(0, 2_000)
                .mapToObj(i -> request("Prompt " + i % 3, "case " + i))
                .toList();
        CacheKeys keys = new CacheKeys(MODEL);
        List<CacheKey> made = requests.parallelStream().map(keys::of).toList();
        assertThat(made).doesNotHaveDuplicates();
        assertThat(made)
                .containsExactlyElementsOf(requests.stream()
                        .map(request -> new CacheKeys(MODEL).of(request))
                        .toList());
        Request turned = request("case 1", "Prompt 1");
        assertThat(keys.of(turned)).isNotEqualTo(keys.of(request("Prompt 1", "case 1")));
        Request alone = new Request(List.of(Message.user("Prompt 1")), Sampling.greedy(8), 0);
        assertThat(keys.of(alone)).isEqualTo(CacheKey.of(MODEL, alone)).isNotIn(made);
    }

    private static Request request(String system, String user) {
        return new Request(List.of(Message.system(system), Message.user(user)), Sampling.greedy(8), 0);
    }
}
