/** A model without a network: extractive, deterministic, in the wire format of providers. */
@NullMarked
package dev.innovationpipeline.local.model;

import org.jspecify.annotations.NullMarked;
