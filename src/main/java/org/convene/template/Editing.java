package org.convene.template;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One mail in one language, ready to be worked on.
 *
 * @param current the newest version meant for members; null: it is ours
 * @param source what is used now, or was meant to be
 * @param base number of the newest version of any kind, 0 for none: what somebody saves comes after it
 */
public record Editing(String mail, String language, @Nullable Version current,
        TemplateSource source, int base, List<Variable> variables) {}
