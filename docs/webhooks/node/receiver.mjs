// Receives webhooks: checks the signature by the official library, and takes each message once.
// WEBHOOK_SECRET=whsec_… PORT=3000 node receiver.mjs
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.env.WEBHOOK_SECRET);
const seen = new Set(); // Keep it where your results are: same database, same transaction.

createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  let message;
  try {
    message = webhook.verify(Buffer.concat(chunks).toString('utf8'), request.headers);
  } catch {
    response.writeHead(400).end('The signature is wrong.');
    return;
  }
  const id = request.headers['webhook-id'];
  if (!seen.has(id)) {
    seen.add(id);
    console.log(`${message.type} ${message.data.run_id ?? ''}`);
  }
  response.writeHead(204).end(); // Answer at once, and work afterwards.
}).listen(Number(process.env.PORT ?? 3000), '127.0.0.1', function () {
  console.log(`listening ${this.address().port}`);
});
