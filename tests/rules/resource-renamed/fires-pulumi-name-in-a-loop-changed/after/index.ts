import * as aws from "@pulumi/aws";

export function queues(names: string[]) {
    for (const name of names) {
        new aws.sqs.Queue(`queue-${name}`, { fifoQueue: true });
    }
}
