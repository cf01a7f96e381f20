/** The contract of the events, for services that subscribe to them. */
@NullMarked
package dev.innovationpipeline.ingest.contract;

import org.jspecify.annotations.NullMarked;
