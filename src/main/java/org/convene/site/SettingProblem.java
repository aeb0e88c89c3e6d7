package org.convene.site;

/** A setting is missing or malformed. The message is the one sentence an operator reads before the start is given up. */
public class SettingProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SettingProblem(String sentence) {
        super(sentence);
    }
}
