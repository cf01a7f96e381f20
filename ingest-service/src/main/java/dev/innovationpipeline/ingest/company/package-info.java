/** The companies that runs are made for: their profiles, as people change them. */
@NullMarked
package dev.innovationpipeline.ingest.company;

import org.jspecify.annotations.NullMarked;
