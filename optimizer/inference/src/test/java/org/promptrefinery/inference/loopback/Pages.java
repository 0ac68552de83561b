package org.promptrefinery.inference.loopback;

import java.util.Locale;

/** All that a server shows besides completions. */
final class Pages {

    private final Profile profile;
    private final Tally tally;

    Pages(Profile profile, Tally tally) {
        this.profile = profile;
        this.tally = tally;
    }

    Answer answer(String method, String path) {
        return switch (method + " " + path) {
            case "GET /v1/models" -> Answer.json(200, models());
            case "GET /version" ->
                profile.owner().equals("vllm") ? Answer.json(200, "{\"version\":\"0.12.0\"}") : none();
            case "GET /health" -> Answer.page(200, "text/plain", "");
            case "GET /metrics" ->
                profile.metrics() ? Answer.page(200, "text/plain; version=0.0.4", metrics()) : none();
            case "GET /counters" -> Answer.json(200, tally.counters().json());
            case "GET " + Chats.PATH -> Answer.json(405, "{\"detail\":\"Method Not Allowed\"}");
            case "GET " + Chats.BATCH_PATH ->
                profile.batch() ? Answer.json(405, "{\"detail\":\"Method Not Allowed\"}") : none();
            default -> none();
        };
    }

    static Answer none() {
        return Answer.json(404, "{\"detail\":\"Not Found\"}");
    }

    private String models() {
        return "{\"object\":\"list\",\"data\":[{\"id\":\"" + profile.model()
                + "\",\"object\":\"model\",\"created\":1764000000,\"owned_by\":\"" + profile.owner()
                + "\",\"root\":\"/models/" + profile.model() + "\",\"max_model_len\":4096}]}";
    }

    private String metrics() {
        Counters now = tally.counters();
        return metric("gauge", "num_requests_running", now.running())
                + metric("gauge", "num_requests_waiting", now.inFlight() - now.running())
                + metric("counter", "num_preemptions_total", 0)
                + metric("counter", "generation_tokens_total", now.tokens());
    }

    private String metric(String type, String name, long value) {
        return String.format(
                Locale.ROOT,
                "# TYPE vllm:%s %s\nvllm:%s{engine=\"0\",model_name=\"%s\"} %d.0\n",
                name,
                type,
                name,
                profile.model(),
                value);
    }
}
