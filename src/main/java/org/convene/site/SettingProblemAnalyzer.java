package org.convene.site;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a {@link SettingProblem} into the one sentence an operator reads; registered in {@code spring.factories}. */
class SettingProblemAnalyzer extends AbstractFailureAnalyzer<SettingProblem> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, SettingProblem cause) {
        @Nullable
        String action = null;
        return new FailureAnalysis(cause.getMessage(), action, cause);
    }
}
