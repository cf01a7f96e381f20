/** The form of API keys: made by the service, sent by clients, stored as a hash. */
@NullMarked
package dev.innovationpipeline.schema.key;

import org.jspecify.annotations.NullMarked;
