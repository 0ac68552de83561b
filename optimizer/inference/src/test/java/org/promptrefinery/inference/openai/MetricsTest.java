package org.promptrefinery.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.promptrefinery.inference.serving.Load;

class MetricsTest {

    static final String VLLM = """
            # HELP vllm:num_requests_running Number of requests in model execution batches.
            # TYPE vllm:num_requests_running gauge
            vllm:num_requests_running{engine="0",model_name="m"} 12.0
            vllm:num_requests_running{engine="1",model_name="m"} 8.0
            vllm:num_requests_waiting{engine="0",model_name="m"} 3.0
            vllm:num_requests_waiting_by_reason{engine="0",reason="capacity"} 99.0
            vllm:num_preemptions_total{engine="0",model_name="m } 5\\" odd"} 2.0
            vllm:generation_tokens_total{engine="0",model_name="m"} 1.234567e+06
            vllm:kv_cache_usage_perc{engine="0",model_name="m"} NaN
            """;

    @Test
    void vllm() {
        assertThat(Metrics.load(VLLM)).contains(new Load(20, 3, 2, 1_234_567));
    }

    @Test
    void sglang() {
        String text = """
                # TYPE sglang:num_running_reqs gauge
                sglang:num_running_reqs{model_name="m",tp_rank="0"} 7.0
                sglang:num_queue_reqs{model_name="m",tp_rank="0"} 4.0
                sglang:num_retracted_requests_total{model_name="m"} 1.0
                sglang:generation_tokens_total{model_name="m"} 500.0
                """;
        assertThat(Metrics.load(text)).contains(new Load(7, 4, 1, 500));
    }

    @Test
    void llamaServer() {
        String text = """
                # HELP llamacpp:tokens_predicted_total Number of generation tokens processed.
                # TYPE llamacpp:tokens_predicted_total counter
                llamacpp:tokens_predicted_total 321
                llamacpp:requests_processing 2 1767323055000
                llamacpp:requests_deferred 5
                """;
        assertThat(Metrics.load(text)).contains(new Load(2, 5, 0, 321));
    }

    @Test
    void othersAreNotUnderstood() {
        assertThat(Metrics.load("process_cpu_seconds_total 12\n\n{}\n } \nx{ 1\n"))
                .isEmpty();
        assertThat(Metrics.load("<html><body>Not Found</body></html>")).isEmpty();
        assertThat(Metrics.load("")).isEmpty();
    }
}
