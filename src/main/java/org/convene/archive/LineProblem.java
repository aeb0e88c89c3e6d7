package org.convene.archive;

import org.convene.site.FieldProblem;

/** What is wrong with a line of a list. @param line from 1 @param text how the line begins */
public record LineProblem(int line, String text, FieldProblem problem) {}
