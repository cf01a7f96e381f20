package dev.innovationpipeline.benchmarks.provider;

/**
 * One chat completion.
 *
 * @param seenMicros when it had arrived whole, since 1970
 * @param caller the API key of the client
 * @param log the log in force when the call arrived; a later log does not count it
 */
record Call(int run, int stage, long seenMicros, String caller, boolean stream, CallLog log) {}
