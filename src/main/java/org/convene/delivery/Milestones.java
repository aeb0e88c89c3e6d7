package org.convene.delivery;

/** Is told what a worker has just committed. There is none in service; fault tests bring one that ends the process. */
public interface Milestones {
    void reached(Milestone milestone);
}
