package org.convene.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A dangerous act on a staff page: people and roles, tokens, ways to sign in, erasure, export. Whoever has not proved within
 * the last ten minutes who they are is asked to, and goes on from there with what they had typed.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Fresh {
    /** Key of the text on the button that goes on: what will be done. */
    String value();
}
