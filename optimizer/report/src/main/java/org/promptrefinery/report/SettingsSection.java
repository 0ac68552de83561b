package org.promptrefinery.report;

/** All that decided the run. */
final class SettingsSection implements Section {

    private static final int LONGEST = 100_000;

    @Override
    public String id() {
        return "settings";
    }

    @Override
    public String title() {
        return "Settings";
    }

    @Override
    public boolean applies(RunView run) {
        return !run.settings().isEmpty();
    }

    @Override
    public void write(RunView run, Html html) {
        html.in(
                "details",
                () -> {
                    html.leaf("summary", "All settings, and what the run was made from");
                    html.in(
                            "div.prompt",
                            () -> html.foreign(Clip.of(run.settings(), LONGEST).text()));
                },
                "id",
                "settings-all");
    }
}
