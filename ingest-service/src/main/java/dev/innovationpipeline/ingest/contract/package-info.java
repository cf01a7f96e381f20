/** What others build on: the contract of the events, and the description of the HTTP interface. */
@NullMarked
package dev.innovationpipeline.ingest.contract;

import org.jspecify.annotations.NullMarked;
