package org.promptrefinery.inference.metering;

import java.util.List;
import java.util.OptionalDouble;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Layer;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;

/** A model whose completions say what they cost; it belongs below the cache, so that this is kept with them. */
public final class Priced extends Layer {

    private final Price price;

    private Priced(LanguageModel model, Price price) {
        super(model);
        this.price = price;
    }

    /** The model with its price; closing it closes the model. */
    public static LanguageModel over(LanguageModel model, Price price) {
        return new Priced(model, price);
    }

    @Override
    public void complete(List<Request> requests, Recipient recipient) {
        below().complete(requests, new Recipient() {
            @Override
            public void take(int index, Reply reply) {
                recipient.take(index, reply instanceof Completion completion ? priced(completion) : reply);
            }

            @Override
            public boolean callsOff() {
                return recipient.callsOff();
            }
        });
    }

    private Completion priced(Completion completion) {
        return completion.costing(
                OptionalDouble.of(price.of(completion.promptTokens(), completion.completionTokens())));
    }
}
