package org.promptrefinery.study.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Which of two answers is shown first. It looks random, but is the same for the same person every time, however often
 * they begin again; another person sees other sides.
 *
 * @param seed of the run
 * @param reviewer who looks; empty when they gave no name
 */
public record Draw(long seed, String reviewer) {

    /** Whether the sides of this case are swapped. */
    boolean swaps(String caseId) {
        String ticket = seed + "\n" + reviewer + "\n" + caseId;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(StandardCharsets.UTF_8));
            return (hash[0] & 1) == 1;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
