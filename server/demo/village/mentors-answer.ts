/** The long answer of the first thread; it stands alone for its length. */
export const mentorsAnswer = `Nobody handed me a map either, so take this as the route one person walked, with the detours left in.

My first eight years were much like yours: one application, one database, nightly backups that I believed in because I had never restored one. Then the company bought a competitor, and for eleven months two systems had to agree on who a customer was. That was my course in distributed systems. I failed most of it. What I would tell myself now fits in four parts.

## Notice that you are already in it

A browser and a server are two machines that can disagree. So are your web process and your database: the commit went through, the answer got lost, the visitor pressed the button again, and now there are two orders. Every mechanism in the big books is a more expensive version of that small story. Before you study consensus, go and find five places in the code you know best where something can happen twice, not at all, or in the other order. Write each of them as a sentence without any technical term. If you can't, you have found something to learn, and you know why you are learning it.

## Read late rather than early

I bought the right books too soon. I read about vector clocks on a train, nodded, and kept nothing, because I had no wound for the salt to get into. Two years later I was comparing timestamps from two servers at three in the morning, and the same chapter read like a letter addressed to me. So read with a problem in your hand. When a chapter bores you, put a slip of paper in it with the date and go on. You will be back, and you'll be a different reader.

The one I keep going back to is *Designing Data-Intensive Applications*. It starts with a single machine, which is where you stand, and it never asks you to admire anything. My copy has slips from three different jobs in it.

## Build something too small to be embarrassed about

There is a sentence I have seen ignored more often, and at greater cost, than any other in our trade:

> A complex system that works is invariably found to have evolved from a simple system that worked. A complex system designed from scratch never works and cannot be patched up to make it work. You have to start over with a working simple system.
>
> — John Gall

It holds for what you build and also for what you know. Choose one narrow thing and stay with it until you can explain it to a colleague who does not care:

1. A counter on one machine that survives \`kill -9\`.
2. The same counter on two machines, with one of them in charge. Pull the cable of the one in charge.
3. Let both accept writes. Now describe, precisely, what "the value" means.

The third step took me a month of evenings, and I would not trade it for any certificate. Two cheap virtual machines are enough; so are two processes on your laptop and a script that drops every tenth packet.

## Stand where it hurts

The rest you can't get alone. Ask to sit in on incidents, at first only to keep the timeline. Offer to write the review afterwards, since whoever writes it has to understand it. When a migration is being planned, ask to be the one who writes the plan for going back. These are jobs that senior people are glad to give away, and they are where the instinct comes from.

It will feel slow, and there will be a week when the whole thing rests on a decision of yours that you can't prove. Everybody I respect has had that week. Keep notes during it. The notes are what you will teach from later.

One last thing. You will meet people who answer every question with the name of a product. Be polite, and ask them what it does when the network between its two halves is gone for ninety seconds. Those who have run it will have a story. Sit next to them.`
