package org.promptrefinery.app;

import java.util.Locale;

/** Says sizes of files to people. */
final class FileSize {

    private static final String[] UNITS = {"KB", "MB", "GB", "TB"};
    private static final double STEP = 1024;

    private FileSize() {}

    /** Such as {@code 1.5 MB}, of 1,024 KB each. */
    static String of(long bytes) {
        if (bytes < STEP) {
            return bytes + " bytes";
        }
        double size = bytes / STEP;
        int unit = 0;
        while (size >= STEP && unit < UNITS.length - 1) {
            size /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }
}
