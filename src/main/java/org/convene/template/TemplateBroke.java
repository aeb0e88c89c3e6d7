package org.convene.template;

import java.util.UUID;

/** A version failed and is not used any more. */
record TemplateBroke(UUID version) {}
