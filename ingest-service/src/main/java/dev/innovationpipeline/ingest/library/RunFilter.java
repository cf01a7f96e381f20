package dev.innovationpipeline.ingest.library;

import org.jspecify.annotations.Nullable;

/** Which runs to list; null lets all pass. */
record RunFilter(
    @Nullable String companyId, @Nullable String userId, @Nullable String status, int limit) {}
