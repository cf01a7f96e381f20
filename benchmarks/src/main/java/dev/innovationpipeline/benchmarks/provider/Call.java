package dev.innovationpipeline.benchmarks.provider;

/**
 * One question.
 *
 * @param caller by its API key
 * @param log of the time in which it was asked; a later one does not count it
 */
record Call(int run, int stage, String caller, boolean stream, CallLog log) {}
