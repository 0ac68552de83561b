package org.promptrefinery.evaluators;

/**
 * What an evaluator that asks a model asks it for one answer, to estimate what judging will take.
 *
 * @param model its name, as the job gives it
 * @param least fewest calls
 * @param usual calls when every reply can be read
 * @param most calls when each one is asked again as often as that is done
 * @param fixedBytes length of the text that every call reads besides the case and the answer
 * @param maxTokens longest reply
 */
public record Calls(String model, int least, int usual, int most, int fixedBytes, int maxTokens) {

    public Calls {
        if (!(0 <= least && least <= usual && usual <= most)) {
            throw new IllegalArgumentException("calls are in order, not " + least + ", " + usual + ", " + most);
        }
    }
}
