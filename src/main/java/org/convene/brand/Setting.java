package org.convene.brand;

/**
 * A brand as staff see it.
 *
 * @param own what is set here
 * @param look what becomes of it
 * @param without what it would look like if nothing were set here
 */
record Setting(Owner owner, Brand own, Look look, Look without) {}
