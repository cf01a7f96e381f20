package dev.innovationpipeline.benchmarks.provider;

/**
 * One chat completion.
 *
 * @param caller the API key of the client
 * @param log the log in force when the call arrived; a later log does not count it
 */
record Call(int run, int stage, String caller, boolean stream, CallLog log) {}
