package org.convene.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scheduled work of these beans rests while the tests of a class run, as these turn the clock or do the work
 * themselves and look at what stands in between.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface JobsRest {
    Class<?>[] value();
}
