package org.promptrefinery.evaluators.judge;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.kind.Kind;
import org.promptrefinery.evaluators.kind.Options;
import org.promptrefinery.inference.Sampling;

/** The kinds of this package. */
public final class JudgeKinds {

    private static final String FAMILY = "Judge models";
    private static final String SHOW_REFERENCE = "show_reference";
    private static final String USUAL_CRITERIA =
            "Which one does what was asked better: rightly, wholly and to the point?";
    private static final EnumSet<Agreement> USUAL_AGREEMENT = EnumSet.complementOf(EnumSet.of(Agreement.CONTRADICTION));

    private JudgeKinds() {}

    /** What a comparison compares with. */
    enum Against {
        BASELINE,
        REFERENCE
    }

    public static List<Kind> all() {
        return List.of(rubric(), question(), factuality(), pairwise(), panel());
    }

    private static Kind rubric() {
        return asksAModel(Kind.of(
                        "rubric",
                        FAMILY,
                        "A judge model gives the answer the best grade by your criteria.",
                        "rubric: {criteria: \"Polite, and answers the question.\", scale: 1-5}",
                        JudgeKinds::rubric)
                .option("criteria", "a text", "required", "What makes an answer good, in your words.")
                .option("scale", "two whole numbers", "1-5", "The worst and the best grade.")
                .option("anchors", "a map from grades to texts", "none", "What single grades mean.")
                .option(SHOW_REFERENCE, "true or false", "false", "Whether the judge sees the reference."));
    }

    private static Evaluator rubric(Options options) {
        String criteria = options.requiredText("criteria", "\"Polite, and answers the question.\"");
        Scale scale = Scale.of(options);
        boolean shown = options.flag(SHOW_REFERENCE, false);
        String name = name("rubric", Words.name(criteria), options, scale + (shown ? ", with reference" : ""));
        return examining(new Rubric(name, criteria, scale, shown), options);
    }

    private static Kind question() {
        return asksAModel(Kind.of(
                        "question",
                        FAMILY,
                        "A judge model says yes to your question about the answer.",
                        "question: {question: \"Does the answer stay in the role of a pirate?\"}",
                        JudgeKinds::question)
                .option("question", "a text", "required", "A question to which yes is good.")
                .option(SHOW_REFERENCE, "true or false", "false", "Whether the judge sees the reference."));
    }

    private static Evaluator question(Options options) {
        String question = options.requiredText("question", "\"Is the answer polite?\"");
        boolean shown = options.flag(SHOW_REFERENCE, false);
        String name = name("question", Words.name(question), options, shown ? "with reference" : "");
        return examining(new ClosedQuestion(name, question, shown), options);
    }

    private static Kind factuality() {
        return asksAModel(Kind.of(
                        "factuality",
                        FAMILY,
                        "A judge model finds that the facts of the answer agree with the reference.",
                        "factuality: {pass: [superset, same, immaterial]}",
                        JudgeKinds::factuality)
                .option(
                        "pass",
                        "a list of " + String.join(", ", Agreement.words()),
                        "all but contradiction",
                        "Which relations to the reference are good."));
    }

    private static Evaluator factuality(Options options) {
        Set<Agreement> passing = EnumSet.copyOf(options.choices("pass", Agreement.class, List.copyOf(USUAL_AGREEMENT)));
        String words = passing.stream().map(Agreement::word).collect(Collectors.joining(","));
        return examining(new Factuality(name("factuality", words, options, ""), passing), options);
    }

    private static Kind pairwise() {
        return asksAModel(Kind.of(
                        "pairwise",
                        FAMILY,
                        "A judge model prefers the answer to another one, in both orders; a tie scores one half.",
                        "pairwise: {criteria: \"Which one is funnier?\", against: reference}",
                        JudgeKinds::pairwise)
                .option("criteria", "a text", "which one does better what was asked", "What makes an answer better.")
                .option(
                        "against",
                        "baseline or reference",
                        "baseline",
                        "The other answer: that of the job's own prompt, or the reference."));
    }

    private static Evaluator pairwise(Options options) {
        String criteria = options.text("criteria").orElse(USUAL_CRITERIA);
        boolean reference = options.choice("against", Against.class, Against.BASELINE) == Against.REFERENCE;
        Optional<BaselineAnswers> baseline =
                reference ? Optional.empty() : options.services().find(BaselineAnswers.class);
        String against = "against "
                + (reference ? Against.REFERENCE : Against.BASELINE).name().toLowerCase(Locale.ROOT);
        return new Pairwise(
                name("pairwise", options.has("criteria") ? Words.name(criteria) : "", options, against),
                reference,
                new Rivals(baseline),
                interviewer(options, Pairwise.FORM, Pairwise.task(criteria)));
    }

    private static Kind panel() {
        Set<String> kinds = new TreeSet<>(Set.of("rubric", "question", "factuality", "pairwise"));
        return Kind.of(
                        "panel",
                        FAMILY,
                        "Several judge models together give the full score.",
                        "panel: {judges: [question: {question: \"Is it polite?\"}, question: {question: \"Is it"
                                + " short?\"}], combine: mean}",
                        options -> Panel.of(options, kinds))
                .option("judges", "a list of judges", "required", "Who judges; each may have a model of its own.")
                .option("combine", "mean, majority or minimum", "mean", "How their scores become one.");
    }

    private static Kind asksAModel(Kind kind) {
        return kind.option("model", "a judge of the job", "the first one", "Which model of model.judge to ask.")
                .option("retries", "a whole number from 0 to 10", "2", "How often to ask again for what is no verdict.")
                .option("max_tokens", "a whole number from 16 to 100000", "1024", "The longest verdict.")
                .option("temperature", "a number from 0 to 2", "0", "How freely the judge writes.");
    }

    private static Evaluator examining(Examination examination, Options options) {
        return new ExaminingJudge(examination, interviewer(options, examination.form(), examination.task()));
    }

    private static Interviewer interviewer(Options options, Form form, String task) {
        Sampling sampling = new Sampling(
                options.number("temperature", 0, 0, 2), options.integer("max_tokens", 1024, 16, 100_000), 0);
        return new Interviewer(JudgeModels.choose(options), sampling, options.integer("retries", 2, 0, 10), form, task);
    }

    private static String name(String kind, String subject, Options options, String more) {
        List<String> parts = List.of(subject, more, options.text("model").orElse(""));
        return kind + "(" + parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", ")) + ")";
    }
}
