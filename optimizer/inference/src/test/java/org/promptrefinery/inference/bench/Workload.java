package org.promptrefinery.inference.bench;

import java.util.ArrayList;
import java.util.List;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;

/** Requests as a search makes them: few prompts of about 1 KB, each with many cases. */
final class Workload {

    private static final int PROMPTS = 8;
    private static final Sampling SAMPLING = Sampling.greedy(32);

    private Workload() {}

    /** So many requests, no two of them alike. */
    static List<Request> of(int size) {
        List<Request> requests = new ArrayList<>(size);
        int cases = (size + PROMPTS - 1) / PROMPTS;
        for (int prompt = 0; prompt < PROMPTS; prompt++) {
            Message instruction = Message.system(
                    "Prompt " + prompt + ". " + "Answer with one word, and never with the name itself. ".repeat(19));
            for (int i = 0; i < cases && requests.size() < size; i++) {
                Message question = Message.user("Who speaks in scene " + i + "?");
                requests.add(new Request(List.of(instruction, question), SAMPLING, 0));
            }
        }
        return requests;
    }
}
