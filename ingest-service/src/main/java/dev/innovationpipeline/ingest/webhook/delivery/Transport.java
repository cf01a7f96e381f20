package dev.innovationpipeline.ingest.webhook.delivery;

import dev.innovationpipeline.ingest.webhook.WebhookEndpoint;

/** Sends a message once, and tells what came of it; it never throws. */
@FunctionalInterface
interface Transport {

  Outcome send(Delivery delivery, WebhookEndpoint endpoint);
}
