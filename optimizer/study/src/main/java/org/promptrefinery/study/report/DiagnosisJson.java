package org.promptrefinery.study.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.promptrefinery.search.statistics.MeanScore;
import org.promptrefinery.study.diagnosis.Advice;
import org.promptrefinery.study.diagnosis.Cause;
import org.promptrefinery.study.diagnosis.Cost;
import org.promptrefinery.study.diagnosis.Diagnosis;
import org.promptrefinery.study.diagnosis.ErrorGroup;
import org.promptrefinery.study.diagnosis.Finding;
import org.promptrefinery.study.diagnosis.Gain;
import org.promptrefinery.study.diagnosis.OwnAnswers;

/** A diagnosis for a machine. */
public final class DiagnosisJson {

    private DiagnosisJson() {}

    /** One object: all that the text says, and each wrong answer. An unknown cost is null. */
    public static ObjectNode of(Diagnosis diagnosis) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("job", diagnosis.job().name())
                .put("model", diagnosis.job().model().spec())
                .put("prompt", diagnosis.job().chain().id())
                .put("ending", lower(diagnosis.ending()))
                .put("reason", diagnosis.reason());
        advice(node.putObject("advice"), diagnosis.advice());
        asked(node.putObject("asked"), diagnosis.own());
        share(node.putObject("right"), diagnosis.right());
        ObjectNode causes = node.putObject("causes");
        for (Cause cause : Cause.values()) {
            share(
                    causes.putObject(cause.word())
                            .put("meaning", cause.meaning())
                            .put("errors", diagnosis.count(cause)),
                    diagnosis.share(cause));
        }
        ArrayNode patterns = node.putArray("patterns");
        diagnosis.patterns().forEach(pattern -> patterns.addObject()
                .put("pattern", pattern.observation())
                .put("errors", pattern.explained())
                .put("rule", pattern.rule().wordings().getFirst()));
        ArrayNode groups = node.putArray("groups");
        diagnosis.groups().forEach(group -> group(groups.addObject(), group));
        ArrayNode tried = node.putArray("tried");
        diagnosis.gains().forEach(gain -> gain(tried.addObject(), gain));
        ObjectNode untried = node.putObject("untried");
        diagnosis.untried().forEach((technique, why) -> untried.put(lower(technique), why));
        ArrayNode errors = node.putArray("errors");
        diagnosis.findings().forEach(finding -> finding(errors.addObject(), finding));
        SpendingTable.put(node.putObject("spent"), diagnosis.spent().byPurpose());
        return node;
    }

    private static void advice(ObjectNode node, Advice advice) {
        node.put("kind", lower(advice.kind())).put("headline", advice.headline());
        node.put("technique", advice.gain().map(gain -> lower(gain.technique())).orElse(null));
        ArrayNode reasons = node.putArray("reasons");
        advice.reasons().forEach(reasons::add);
    }

    private static void asked(ObjectNode node, OwnAnswers asked) {
        node.put("train", asked.train().results().size())
                .put("ofTrain", asked.ofTrain())
                .put("dev", asked.dev().results().size())
                .put("ofDev", asked.ofDev())
                .put("scored", asked.scored())
                .put("failed", asked.failed());
        cost(node.putObject("cost"), asked.cost());
    }

    private static void share(ObjectNode node, MeanScore share) {
        node.put("share", share.mean()).putArray("interval").add(share.low()).add(share.high());
    }

    private static void group(ObjectNode node, ErrorGroup group) {
        ArrayNode words = node.put("errors", group.wrong().size()).putArray("words");
        group.words().forEach(words::add);
        ArrayNode cases = node.putArray("cases");
        group.wrong().forEach(wrong -> cases.add(wrong.subject().id()));
    }

    private static void gain(ObjectNode node, Gain gain) {
        node.put("technique", lower(gain.technique()))
                .put("proven", gain.isProven())
                .put("cases", gain.pairs().pairs().size())
                .put("before", gain.pairs().before())
                .put("after", gain.pairs().after())
                .put("gain", gain.comparison().difference());
        node.putArray("interval")
                .add(gain.comparison().low())
                .add(gain.comparison().high());
        node.put("pValue", gain.comparison().pValue())
                .put("adjusted", gain.adjusted())
                .put("test", gain.comparison().test())
                .put("fixed", gain.pairs().fixed().size())
                .put("broken", gain.pairs().broken().size())
                .put("system", gain.chain().steps().getLast().prompt().system());
        cost(node.putObject("cost"), gain.cost());
    }

    private static void cost(ObjectNode node, Cost cost) {
        node.put("completions", cost.completions())
                .put("tokensIn", cost.tokensIn())
                .put("tokensOut", cost.tokensOut())
                .putNull("money");
        cost.money().ifPresent(money -> node.put("money", money));
    }

    private static void finding(ObjectNode node, Finding finding) {
        node.put("case", finding.wrong().subject().id())
                .put("cause", finding.cause().word())
                .put("why", finding.why())
                .put("expected", finding.wrong().subject().expected())
                .put("answer", finding.wrong().answer());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
