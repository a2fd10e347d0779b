<?php

declare(strict_types=1);

namespace App\Controller\Admin;

use App\Entity\Campaign;
use App\Repository\CampaignRepository;
use Doctrine\ORM\EntityManagerInterface;
use Symfony\Bundle\FrameworkBundle\Controller\AbstractController;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\Routing\Attribute\Route;
use Symfony\Component\Security\Http\Attribute\IsGranted;
use Symfony\UX\Turbo\TurboBundle;

#[Route('/admin/campaigns', name: 'admin_campaign_')]
#[IsGranted('ROLE_MARKETING')]
final class CampaignController extends AbstractController
{
    public function __construct(private readonly EntityManagerInterface $em)
    {
    }

    #[Route('', name: 'index', methods: ['GET'])]
    public function index(CampaignRepository $campaigns): Response
    {
        return $this->render('admin/campaign/index.html.twig', [
            'campaigns' => $campaigns->findBy([], ['startsAt' => 'DESC', 'name' => 'ASC']),
        ]);
    }

    #[Route('/{id}/delete', name: 'delete', methods: ['POST'])]
    public function delete(Request $request, Campaign $campaign): Response
    {
        $id = $campaign->getId();

        $this->em->remove($campaign);
        $this->em->flush();

        if (TurboBundle::STREAM_FORMAT === $request->getPreferredFormat()) {
            $request->setRequestFormat(TurboBundle::STREAM_FORMAT);

            return $this->render('admin/campaign/deleted.stream.html.twig', ['id' => $id]);
        }

        $this->addFlash('success', 'Campaign deleted.');

        return $this->redirectToRoute('admin_campaign_index', [], Response::HTTP_SEE_OTHER);
    }
}
