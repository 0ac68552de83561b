package org.promptrefinery.evaluators.format;

import com.google.re2j.Pattern;
import java.util.List;

/** How assistants refuse in English, matched on one sentence in small letters with plain apostrophes. */
final class RefusalPhrases {

    private static final String WHO =
            "\\b(?:i|we|this assistant)(?: (?:really|just|simply|unfortunately|regrettably))*";
    private static final String UNABLE =
            "(?: cannot| can ?not| can't| cant| could not| couldn't| won't| will not| must decline to"
                    + "| have to decline to| decline to| refuse to| choose not to| do not| don't|(?:'m| am|'re| are)"
                    + " (?:not able|unable|not allowed|not permitted|not authorized|not programmed|not designed|forbidden"
                    + "|prohibited|not willing|unwilling|not going)(?: to)?|(?:'m| am) not comfortable(?: with)?"
                    + "|(?: do not|'d rather not| would rather not| don't) feel comfortable)";
    private static final String DOING =
            " (?:to |in good conscience |ethically |legally |directly )*(?:be able to |be )?"
                    + "(?:assist|provid|comply|complete|fulfil|answer|support|creat|writ|generat|engag|participat|respond|continu"
                    + "|produc|discuss|process|facilitat|encourag|endors|promot|condon|do (?:that|this|so)|do it"
                    + "|help(?:ing)?(?: you| anyone| with| out|[.,;!]|$)|shar(?:e|ing)|giv(?:e|ing) (?:you|out|instructions|advice)"
                    + "|offer(?:ing)? (?:advice|guidance|instructions|help|assistance|that|this|any)|tell you (?:that|this|how to)"
                    + "|say that|role-?play|fulfill|accommodat|carry out|perform|execut|allow|disclos|reveal)";
    private static final List<Pattern> ALL = List.of(
            Pattern.compile(WHO + UNABLE + DOING),
            Pattern.compile("\\bas an? (?:ai|artificial intelligence|(?:large )?language model)\\b.*"
                    + "(?:\\bi|, it is| is) ?(?:can't|cannot|can not|do not|don't|am unable|'m unable|am not able"
                    + "|'m not able|'m not|am not|won't|will not|not (?:appropriate|possible|ethical))"),
            Pattern.compile("\\bi (?:must|have to|need to|will|respectfully|'ll have to)(?: respectfully| politely)?"
                    + " (?:decline|refuse|pass on)(?:[.,;!]|$| to | this| that| your)"),
            Pattern.compile("\\bi (?:respectfully |politely )?(?:decline|refuse)[.!,]"),
            Pattern.compile(
                    "\\bi(?:'d| would) (?:rather|prefer) not(?: to)?\\b.*\\b(?:answer|say|discuss|do|help|write|talk)"),
            Pattern.compile(
                    "\\b(?:not|isn't) something (?:that )?(?:i|we) (?:can|could|will|am able to|'m able to|would)\\b"),
            Pattern.compile(
                    "\\bi (?:do not|don't) have (?:the ability|the capability|access|permission|enough information) to?"),
            Pattern.compile("\\b(?:against|violates?|violating|goes against|outside) (?:my|our|the|openai's) (?:\\w+ )?"
                    + "(?:guidelines|policy|policies|programming|principles|terms|rules|capabilities|scope)"),
            Pattern.compile(
                    "\\bmy (?:\\w+ )?(?:guidelines|programming|policies|principles) (?:do not|don't|prevents?|prohibits?"
                            + "|forbids?|won't)"),
            Pattern.compile(
                    "\\b(?:it|that) (?:would be|is|'s) (?:not appropriate|inappropriate|unethical|illegal|not ethical"
                            + "|irresponsible)(?: and \\w+)? (?:for me )?to (?:provide|assist|help|answer|write|create|share|give|discuss)"),
            Pattern.compile(
                    "^(?:i'm|i am|we're|we are|so) (?:so |very |truly |really )*sorry,? (?:but )?"
                            + "(?:no|i can't|i cannot|i can not|i won't|i'm unable|i am unable|that's not possible|i'm not able)[.!]?$"),
            Pattern.compile("^(?:no,? )?(?:i|we) (?:can't|cannot|can not|won't|will not|refuse)[.!]*$"),
            Pattern.compile("^your request (?:cannot|can't|can not|could not) be"),
            Pattern.compile(
                    "^this (?:request|content|prompt|topic|question) (?:is|was|has been|violates|goes|cannot|can't)"
                            + ".*\\b(?:blocked|refused|denied|rejected|not allowed|inappropriate|policy|policies|guidelines|harmful"
                            + "|be (?:answered|processed|fulfilled|completed))"));

    private RefusalPhrases() {}

    /** The place after a phrase of refusal, or -1 when there is none. */
    static int end(String sentence) {
        int end = -1;
        for (Pattern pattern : ALL) {
            com.google.re2j.Matcher matcher = pattern.matcher(sentence);
            if (matcher.find()) {
                end = Math.max(end, matcher.end());
            }
        }
        return end;
    }
}
