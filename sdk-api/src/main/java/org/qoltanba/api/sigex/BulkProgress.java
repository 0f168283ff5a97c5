package org.qoltanba.api.sigex;

/**
 * How far the registration of many documents has come. What was begun and is not counted here is under way.
 *
 * @param begun documents taken up so far
 * @param registered documents registered by this run, or begun by an earlier one and finished by this
 * @param registeredBefore documents an earlier run had finished
 * @param failed documents that were not registered; another run tries them anew
 * @param interrupted documents of which it is not known; another run finds out and finishes them
 * @param ended whether the run has ended
 * @param exhausted whether every document was taken up
 * @since 0.1.0
 */
public record BulkProgress(
        long begun,
        long registered,
        long registeredBefore,
        long failed,
        long interrupted,
        boolean ended,
        boolean exhausted) {

    /**
     * Whether every document is registered, so that no other run is needed.
     *
     * @return true if the run has ended with nothing left to do
     */
    public boolean isComplete() {
        return ended && exhausted && failed == 0 && interrupted == 0;
    }
}
