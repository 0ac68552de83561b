package org.promptrefinery.evaluators.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Delivery;
import org.promptrefinery.evaluators.Verdict;

class DeliveryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            finish                     | 1 | finish is stop
            finish: {is: length}       | 0 | finish is stop, not length
            finish: {is: [stop, other]}| 1 | finish is stop
            latency: {max: 1500ms}     | 1 | took 1500 ms, at most 1500 ms
            latency: {max: 1499.9 ms}  | 0 | took 1500 ms, more than 1499.9 ms
            latency: {max: 1.5}        | 1 | took 1500 ms, at most 1500 ms
            latency: {max: 1}          | 0 | took 1500 ms, more than 1000 ms
            latency: {max: 2s}         | 1 | took 1500 ms, at most 2000 ms
            latency: {max: 1min}       | 1 | took 1500 ms, at most 60000 ms
            cost: {max: 0.002}         | 1 | cost 0.002, at most 0.002
            cost: {max: 0.0019}        | 0 | cost 0.002, more than 0.0019
            cost: {max: 0}             | 0 | cost 0.002, more than 0
            """)
    void judgesHowAnAnswerCameAbout(String yaml, double score, String reason) {
        Delivery delivery =
                new Delivery(Optional.of("stop"), Optional.of(Duration.ofMillis(1500)), OptionalDouble.of(0.002));
        assertThat(Judged.verdict(yaml, "Bob", delivery)).isEqualTo(new Verdict.Scored(score, reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"finish", "latency: {max: 10min}", "cost: {max: 1000}", "finish: {negate: true}"})
    void whatIsNotKnownIsUnscored(String yaml) {
        assertThat(Judged.verdict(yaml, "Bob")).isInstanceOf(Verdict.Unscored.class);
    }

    @Test
    void aCostThatIsNoNumberIsNotKnown() {
        Delivery delivery = new Delivery(Optional.empty(), Optional.empty(), OptionalDouble.of(Double.NaN));
        assertThat(Judged.verdict("cost: {max: 1}", "Bob", delivery)).isInstanceOf(Verdict.Unscored.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            finish: {is: stopp}   | Maybe 'stop'?
            latency: {max: 0}     | must be seconds above 0
            latency: {max: -1}    | must be seconds above 0
            latency: {max: soon}  | must be seconds above 0
            latency: {report: true} | the option 'max' is missing
            cost: {max: -1}       | must be a number, at least 0
            cost: {report: true}  | the option 'max' is missing
            """)
    void refuses(String yaml, String message) {
        assertThatThrownBy(() -> Judged.evaluation(yaml))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message);
    }
}
