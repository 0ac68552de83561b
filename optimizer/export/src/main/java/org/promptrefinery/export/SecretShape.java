package org.promptrefinery.export;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What secrets look like. Repetitions are bounded or possessive, so that no text takes long. */
enum SecretShape {
    PRIVATE_KEY("a private key", "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"),
    AGE("a private key of age", "AGE-SECRET-KEY-1[0-9A-Z]{20,}+"),
    JWT("a JSON Web Token", "\\beyJ[\\w-]{8,}+\\.eyJ[\\w-]{8,}+\\.[\\w-]{8,}+"),
    AWS("a key of AWS", "\\b(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z0-9]{16}\\b"),
    GITHUB("a token of GitHub", "\\b(?:gh[pousr]_[0-9A-Za-z]{30,}+|github_pat_\\w{22,}+)"),
    GITLAB("a token of GitLab", "\\bgl(?:pat|ptt|dt|rt|cbt|soat|ft|imt|agent|oas)-[\\w-]{20,}+"),
    SK("a key of OpenAI, Anthropic, OpenRouter or the like", "\\bsk-(?=[\\w-]{0,200}\\d)[\\w-]{20,}+"),
    GOOGLE("a key of Google", "\\bAIza[\\w-]{35}|\\bya29\\.[\\w-]{20,}+|\\bGOCSPX-[\\w-]{20,}+"),
    MODEL_HOST(
            "a key of a model host",
            "\\b(?:hf_[A-Za-z0-9]{30,}+|gsk_[A-Za-z0-9]{40,}+|xai-[A-Za-z0-9]{40,}+|r8_[A-Za-z0-9]{30,}+"
                    + "|pplx-[A-Za-z0-9]{40,}+|nvapi-[\\w-]{40,}+|dapi[0-9a-f]{32}|fw_[A-Za-z0-9]{20,}+)"),
    SLACK(
            "a token of Slack",
            "\\bxox[abeoprs]-[\\w-]{10,}+|\\bxapp-\\d-[\\w-]{10,}+|hooks\\.slack\\.com/services/\\w{6,}+"),
    STRIPE("a key of Stripe", "\\b(?:sk|rk|whsec)_(?:live|test|prod)_[0-9A-Za-z]{10,}+|\\bwhsec_[0-9A-Za-z]{24,}+"),
    REGISTRY("a token of a package registry", "\\b(?:npm_[A-Za-z0-9]{36}|pypi-[\\w-]{50,}+|dckr_pat_[\\w-]{20,}+)"),
    SENDER(
            "a key of a sender of mail or messages",
            "\\bSG\\.[\\w-]{16,32}\\.[\\w-]{16,64}|\\b\\d{8,10}:AA[\\w-]{32,}+"),
    CLOUD(
            "a token of a cloud service",
            "\\b(?:do[opr]_v1_[0-9a-f]{64}|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}|hv[sbr]\\.[\\w-]{24,}+|glsa_\\w{32,}+"
                    + "|NRAK-[A-Z0-9]{27}|PMAK-[0-9a-f]{24}-[0-9a-f]{34}|lin_api_[A-Za-z0-9]{40}|EAACEdEose0cBA\\w+)"),
    ADDRESS("a password in an address", "\\b[a-z][a-z0-9+.-]{1,20}://[^\\s/:@<>{}]{0,100}:([^\\s/@]{3,200})@"),
    BEARER("the credentials of a request", "(?i)\\b(?:bearer|basic)\\s{1,3}([\\w+/=.~-]{16,400})"),
    PASSWORD(
            "a password",
            "(?i)(?:password|passwd|passphrase|passwort|(?<![a-z])pwd)[\"']?[ \\t]{0,3}(?:=>|:=|=)[ \\t]{0,3}[\"']?"
                    + "([^\\s\"',;]{4,200})"),
    NAMED_PASSWORD(
            "a password",
            "(?i)(?:password|passwd|passphrase|passwort|(?<![a-z])pwd)[\"']?[ \\t]{0,3}(?::| is)[ \\t]{0,3}[\"']?"
                    + "([^\\s\"',;]{6,200})"),
    NAMED_KEY(
            "a key or token",
            "(?i)(?:api[_ -]?key|secret|token|access[_ -]?key|account[_ -]?key|credentials?|private[_ -]?key)"
                    + "[\\w-]{0,20}[\"']?[ \\t]{0,3}(?:=>|:=|=|:| is)[ \\t]{0,3}[\"']?([\\w+/=.~-]{16,400})");

    /** Bits for each character: English words have about 3, keys in hexadecimal 3.3 or more. */
    private static final double RANDOM = 3.0;

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)[{$<\\[%*].*|(.)\\1*|x{3,}.*|\\.{3}.*|.*(?:your|example|placeholder|changeme|redacted).*");

    private final String kind;
    private final Pattern pattern;

    SecretShape(String kind, String pattern) {
        this.kind = kind;
        this.pattern = Pattern.compile(pattern);
    }

    String kind() {
        return kind;
    }

    Pattern pattern() {
        return pattern;
    }

    /** Whether a match is a secret, and no word or placeholder in the place of one. */
    boolean isReal(Matcher match) {
        return switch (this) {
            case ADDRESS, PASSWORD -> !isPlaceholder(match.group(1));
            case NAMED_PASSWORD -> !isPlaceholder(match.group(1)) && isMixed(match.group(1));
            case NAMED_KEY, BEARER ->
                !isPlaceholder(match.group(1)) && isMixed(match.group(1)) && bits(match.group(1)) >= RANDOM;
            default -> true;
        };
    }

    private static boolean isPlaceholder(String text) {
        return PLACEHOLDER.matcher(text).matches();
    }

    private static boolean isMixed(String text) {
        return text.chars().anyMatch(Character::isDigit) && text.chars().anyMatch(Character::isLetter);
    }

    /** Shannon's entropy of the characters (1948). */
    private static double bits(String text) {
        Map<Integer, Integer> counts = new HashMap<>();
        text.toLowerCase(Locale.ROOT).chars().forEach(letter -> counts.merge(letter, 1, Integer::sum));
        return counts.values().stream()
                .mapToDouble(count -> (double) count / text.length())
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }
}
